import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectTo } from "@/lib/database/database-connection";

const SQL = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".sql"))
  .toSorted()
  .map((name) => readFileSync(join(import.meta.dirname, name), "utf8"))
  .join("\n");
const SCHEMA = readFileSync(new URL("../schema.prisma", import.meta.url), "utf8");
const APP_SCHEMA = readFileSync(new URL("../../../prisma/schema.prisma", import.meta.url), "utf8");
const TABLES = ["RefreshToken", "SecurityEvent", "Session", "SessionEpoch", "SigningKey", "TokenKey"];

const client = await connectTo(String(process.env["DATABASE_URL"]));
beforeAll(async () => {
  await client.query(`CREATE SCHEMA published; SET search_path TO published; ${SQL}; SET search_path TO public`);
});
afterAll(() => client.end());

async function catalogueOf(schema: string, query: string): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(query, [schema, TABLES]);
  // The app's users have uuids; a host's may have any ids.
  return rows.map(({ line }) => line.replaceAll(`${schema}.`, "").replace(/("userId"|userId) (uuid|text)/, "$1 id"));
}

test.each([
  [
    "columns",
    `SELECT concat_ws(' ', table_name, column_name, udt_name, datetime_precision, is_nullable, column_default, collation_name)
       AS line
     FROM information_schema.columns WHERE table_schema = $1 AND table_name = ANY($2) ORDER BY 1`,
  ],
  [
    "indexes",
    `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = $1 AND tablename = ANY($2) ORDER BY indexname`,
  ],
])("a host's tables have the same %s as this app's", async (_what, query) => {
  const [published, own] = [await catalogueOf("published", query), await catalogueOf("public", query)];
  expect(published.length).toBeGreaterThan(10);
  expect(published).toEqual(own);
});

function modelOf(schema: string, name: string): string[] {
  const [, body = ""] = new RegExp(`^model ${name} \\{\\n([^]*?)^\\}`, "m").exec(schema) ?? [];
  const lines = body.split("\n").map((line) => line.trim().replaceAll(/\s+/g, " "));
  return lines
    .filter((line) => line !== "" && !line.startsWith("///") && !line.startsWith("user User "))
    .map((line) => (line.startsWith("userId ") ? line.replace(" @db.Uuid", "") : line));
}

test.each(TABLES)("the model %s of schema.prisma is this app's, but for its relation to users", (name) => {
  expect(modelOf(SCHEMA, name).length).toBeGreaterThan(1);
  expect(modelOf(SCHEMA, name)).toEqual(modelOf(APP_SCHEMA, name));
});
