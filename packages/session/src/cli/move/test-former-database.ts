import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createDatabase, newDatabaseUrl } from "@/testing/servers/postgres";
import { EVERYTHING, withSchemaEngine } from "@/prisma/schema-engine";
import { recordMigration } from "./prisma-history.ts";
import { formerRows, formerSchema, type FormerApp } from "./test-former-app.ts";

const TEMPLATE = String(process.env["DATABASE_URL"]);

/** A former app in a folder and in a database of its own. */
export type Former = { readonly url: string; readonly folder: string };

/** Runs statements in a database, and returns the rows of the last. */
export async function ask(url: string, statement: string, values?: unknown[]): Promise<Record<string, unknown>[]> {
  const address = new URL(url);
  const schema = address.searchParams.get("schema") ?? "public";
  address.searchParams.delete("schema");
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    await client.query(`SET search_path TO "${schema}"`);
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(statement, values);
    return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [];
  } finally {
    await client.end();
  }
}

/** Returns the address of a new, empty database. */
export async function emptyDatabase(): Promise<string> {
  const url = newDatabaseUrl(TEMPLATE);
  await createDatabase(url);
  return url;
}

/** The SQL that Prisma's engine writes for a schema. */
export async function tablesOf(schema: string): Promise<string> {
  const { stdout } = await withSchemaEngine(TEMPLATE, (engine) =>
    engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] },
      script: true,
      exitCode: null,
      filters: EVERYTHING,
    }),
  );
  return stdout ?? "";
}

const AUTH = `import NextAuth from "next-auth";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
// import Discord from "next-auth/providers/discord";
export const { handlers } = NextAuth({ adapter, providers: [GitHub, Google] });
`;

/** Writes an app into a new folder: package.json, auth.ts, Prisma's schema, and its history if it has one. */
function writeApp(app: FormerApp, url: string, history: string | null): string {
  const folder = mkdtempSync(join(tmpdir(), "aurora-move-"));
  const version = app.nextAuth === 4 ? "^4.24.11" : "5.0.0-beta.32";
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "former", dependencies: { "next-auth": version } }),
  );
  writeFileSync(join(folder, "auth.ts"), AUTH);
  writeFileSync(join(folder, ".env"), `DATABASE_URL="${url}"\n`);
  mkdirSync(join(folder, "prisma"));
  writeFileSync(join(folder, "prisma/schema.prisma"), formerSchema(app));
  if (history === null) return folder;
  mkdirSync(join(folder, "prisma/migrations/20250301101010_init"), { recursive: true });
  writeFileSync(join(folder, "prisma/migrations/migration_lock.toml"), 'provider = "postgresql"\n');
  writeFileSync(join(folder, "prisma/migrations/20250301101010_init/migration.sql"), history);
  return folder;
}

/** Makes a former app with its rows. `schema` is that of `?schema=`; `history` says whether Prisma keeps one. */
export async function makeFormer(
  app: FormerApp,
  { schema = "public", history = false }: { readonly schema?: string; readonly history?: boolean } = {},
): Promise<Former> {
  const address = new URL(await emptyDatabase());
  address.searchParams.set("schema", schema);
  const url = address.href;
  const tables = await tablesOf(formerSchema(app));
  await ask(url, `CREATE SCHEMA IF NOT EXISTS "${schema}"; ${tables}; ${formerRows(app)}`);
  if (history) await noteHistory(url, { name: "20250301101010_init", sql: tables });
  return { url, folder: writeApp(app, url, history ? tables : null) };
}

async function noteHistory(url: string, migration: { readonly name: string; readonly sql: string }): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\?schema=\w+$/, "") });
  await client.connect();
  const { createHistory } = await import("./prisma-history.ts");
  await client.query(`SET search_path TO "${new URL(url).searchParams.get("schema")}"`);
  await createHistory(client);
  await recordMigration(client, migration);
  await client.end();
}

const CATALOGUE = [
  `SELECT n.nspname, c.relname, c.relkind, pg_get_userbyid(c.relowner), c.relacl::text, obj_description(c.oid) FROM pg_class c
   JOIN pg_namespace n ON n.oid = relnamespace WHERE $ AND relkind IN ('r', 'i', 'S', 'v')`,
  `SELECT c.oid::regclass::text, attnum, attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid) FROM pg_attribute
   JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
   WHERE $ AND attnum > 0 AND NOT attisdropped AND relkind = 'r'`,
  `SELECT conrelid::regclass::text, conname, pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_namespace n ON n.oid = connamespace WHERE $`,
  `SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indrelid
   JOIN pg_namespace n ON n.oid = relnamespace WHERE $`,
  `SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE $`,
  `SELECT nspname, nspacl::text, pg_get_userbyid(nspowner) FROM pg_namespace n WHERE $`,
];

/** All of a database's catalogue and rows, as lines to compare. */
export async function dump(url: string): Promise<string[]> {
  const own = `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;
  const lines: string[] = [];
  for (const query of CATALOGUE) {
    const rows = await ask(url.replace(/\?.*/, "?schema=pg_catalog"), query.replace("$", own));
    lines.push(...rows.map((row) => JSON.stringify(Object.values(row))).toSorted());
  }
  const tables = await ask(
    url,
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE ${own} AND relkind = 'r'`,
  );
  for (const { name } of tables) {
    const rows = await ask(url, `SELECT t::text AS line FROM ${String(name)} AS t`);
    lines.push(...rows.map(({ line }) => `${String(name)}: ${String(line)}`).toSorted());
  }
  return lines.toSorted();
}

/** Reads a folder's files, by their paths from there. */
export function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(names.toSorted().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
