import { PrismaPg } from "@prisma/adapter-pg";
import { type ColumnType, ColumnTypeEnum, type ResultValue, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** By PostgreSQL's object id: the types that its catalogue answers in. Everything else there reads as text. */
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
]);

/**
 * Connects so that Prisma's schema engine can read the catalogue: PrismaPg refuses its one-byte type `"char"`
 * (https://github.com/prisma/orm/issues/27403).
 */
export async function connectToCatalog(connectionString: string): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString });
  const adapter: SqlDriverAdapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  adapter.queryRaw = async ({ sql, args }) => {
    const { fields, rows } = await pool.query<ResultValue[]>({ text: sql, values: args, rowMode: "array" });
    return {
      columnNames: fields.map((field) => field.name),
      columnTypes: fields.map((field) => COLUMN_TYPES.get(field.dataTypeID) ?? ColumnTypeEnum.Text),
      rows,
    };
  };
  return adapter;
}
