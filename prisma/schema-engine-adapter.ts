import { PrismaPg } from "@prisma/adapter-pg";
import {
  type ColumnType,
  ColumnTypeEnum,
  DriverAdapterError,
  type ResultValue,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import pg from "pg";
import { createPool, schemaIn } from "../lib/database/database-connection.ts";

/** The types of PostgreSQL's catalogue, by their object id. All others are read as text. */
const COLUMN_TYPES: ReadonlyMap<number, ColumnType> = new Map([
  [16, ColumnTypeEnum.Boolean],
  [18, ColumnTypeEnum.Character],
  [20, ColumnTypeEnum.Int64],
  [21, ColumnTypeEnum.Int32],
  [23, ColumnTypeEnum.Int32],
  [26, ColumnTypeEnum.Int64],
  [1003, ColumnTypeEnum.TextArray],
  [1005, ColumnTypeEnum.Int32Array],
  [1007, ColumnTypeEnum.Int32Array],
  [1009, ColumnTypeEnum.TextArray],
  [1184, ColumnTypeEnum.DateTime],
]);

const isoTimes = new pg.TypeOverrides();
isoTimes.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());

/**
 * Connects Prisma's schema engine to a database, and to its shadow database: PrismaPg would make that with CREATE DATABASE.
 * PrismaPg also refuses the catalogue's one-byte type `"char"` (https://github.com/prisma/orm/issues/27403), and cuts
 * scripts at every semicolon, those in comments and function bodies too; sent whole, as the engine's own driver does, a
 * migration happens as one or not at all.
 */
export class SchemaEngineFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = "postgres";
  readonly adapterName = "aurora-schema-engine";
  readonly #databaseUrl: string;
  readonly #pools: pg.Pool[] = [];

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  readonly connect = (): Promise<SqlDriverAdapter> => {
    const pool = createPool(this.#databaseUrl);
    this.#pools.push(pool);
    return connectWhole(pool, schemaIn(this.#databaseUrl));
  };

  readonly connectToShadowDb = this.connect;

  /** Closes the connections, which the engine leaves open when it is freed. */
  async close(): Promise<void> {
    await Promise.all(this.#pools.filter((pool) => !pool.ended).map((pool) => pool.end()));
  }
}

async function connectWhole(pool: pg.Pool, schema: string): Promise<SqlDriverAdapter> {
  const adapter: SqlDriverAdapter = await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect();
  adapter.queryRaw = async ({ sql, args }) => {
    const query = { text: sql, values: args, rowMode: "array", types: isoTimes } as const;
    const { fields, rows } = await pool.query<ResultValue[]>(query).catch((error: unknown) => {
      throw forEngine(error, sql);
    });
    return {
      columnNames: fields.map((field) => field.name),
      columnTypes: fields.map((field) => COLUMN_TYPES.get(field.dataTypeID) ?? ColumnTypeEnum.Text),
      rows,
    };
  };
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error: unknown) => {
      throw forEngine(error, script);
    });
  };
  return adapter;
}

const LONGEST_QUOTE = 100;

/** Returns the place in a statement that PostgreSQL called wrong, if it did: it counts characters from 1. */
function placeIn(sql: string, position: string | undefined): string {
  const before = [...sql].slice(0, Number(position ?? 0) - 1).join("");
  if (position === undefined) return "";
  const line = before.split("\n").length;
  return `, line ${line}: ${sql.split("\n")[line - 1]?.trim().slice(0, LONGEST_QUOTE)}`;
}

/**
 * Returns an error in the one shape whose words the engine passes on; it makes "external connector error" of any other.
 * Leaves out the detail, which quotes rows, because the message is kept in `_prisma_migrations` and shown.
 */
function forEngine(error: unknown, sql: string): unknown {
  if (!(error instanceof Error)) return error;
  const told = error instanceof pg.DatabaseError ? error : undefined;
  const code = told?.code ?? error.name;
  const message = `${error.message} (${code}${placeIn(sql, told?.position)})`;
  const { severity = "ERROR", hint, column } = told ?? {};
  return new DriverAdapterError({ kind: "postgres", code, severity, message, detail: undefined, hint, column });
}
