import type pg from "pg";
import { z } from "zod";
import { schemaIn } from "../../lib/database/database-connection.ts";

// The settings with which a fresh connection of this role begins. A pooler in transaction mode gives out such connections,
// whatever we set on ours.
const TO_DEFAULTS = ["TimeZone", "DateStyle", "default_transaction_isolation", "search_path"]
  .map((name) => `SET LOCAL ${name} TO DEFAULT`)
  .join(";");

const FACTS = `
  SELECT current_setting('server_encoding') AS encoding, current_setting('transaction_read_only') = 'on' AS "readOnly",
    pg_backend_pid() AS backend, quote_ident(current_user) AS role, quote_ident(current_database()) AS database,
    current_setting('default_transaction_isolation') AS isolation,
    COALESCE(current_schema(), btrim(split_part(current_setting('search_path'), ',', 1), ' "')) AS schema,
    '2026-01-01 00:00:00+00'::timestamptz::text = '2026-01-01 00:00:00+00'
      AND '2026-07-01 00:00:00+00'::timestamptz::text = '2026-07-01 00:00:00+00' AS "isUtc"`;

const factsSchema = z.tuple([
  z.object({
    encoding: z.string(),
    readOnly: z.boolean(),
    backend: z.number(),
    role: z.string(),
    database: z.string(),
    isolation: z.string(),
    schema: z.string(),
    isUtc: z.boolean(),
  }),
]);
type Facts = z.infer<typeof factsSchema>[0];

const RIGHTS = `
  SELECT quote_ident(name) AS table, string_agg("right", ', ' ORDER BY "right") AS rights
  FROM unnest($1::text[]) AS name, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS "right"
  WHERE to_regclass(quote_ident(name)) IS NOT NULL AND NOT has_table_privilege(quote_ident(name), "right")
  GROUP BY name ORDER BY name`;

const rightsSchema = z.array(z.object({ table: z.string(), rights: z.string() }));

/**
 * Returns why Aurora can't work with a database as it is set, in a sentence that says what to do; null if it can. Most
 * settings don't matter, because each connection sets its own (`lib/database/database-connection.ts`). Changes nothing.
 */
export async function findMisfit(client: pg.Client, databaseUrl: string): Promise<string | null> {
  const facts = await readFacts(client);
  const { encoding, readOnly, role, schema } = { ...facts, schema: client.escapeIdentifier(schemaIn(databaseUrl)) };
  // SQL_ASCII keeps all bytes as they are.
  if (encoding !== "UTF8" && encoding !== "SQL_ASCII")
    return `its encoding is ${encoding}, which can't hold every name: create it anew with ENCODING 'UTF8'.`;
  if (readOnly) return "it takes no writes: name the primary, or set default_transaction_read_only to off.";
  const settings = findPooledSettings(client, databaseUrl, facts);
  if (settings.length > 0)
    return (
      "a pooler gives out connections that begin with other settings than Aurora needs: " +
      `${settings.map((setting) => `ALTER ROLE ${role} IN DATABASE ${facts.database} SET ${setting};`).join(" ")} ` +
      "then let the pooler connect anew."
    );
  const missing = await readMissingRights(client);
  if (missing.length > 0)
    return (
      `${role} lacks rights (${missing.map(({ table, rights }) => `${rights} on ${table}`).join("; ")}): ` +
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}.`
    );
  return null;
}

async function readFacts(client: pg.Client): Promise<Facts> {
  await client.query("BEGIN");
  try {
    await client.query(TO_DEFAULTS);
    const [facts] = factsSchema.parse((await client.query(FACTS)).rows);
    return facts;
  } finally {
    await client.query("ROLLBACK");
  }
}

// A pooler shows by its process id: that is a made-up one, not that of the process in which PostgreSQL works.
function findPooledSettings(client: pg.Client, databaseUrl: string, facts: Facts): string[] {
  const schema = schemaIn(databaseUrl);
  if (Reflect.get(client, "processID") === facts.backend) return [];
  return [
    ...(facts.isUtc ? [] : ["TimeZone TO 'UTC'", "DateStyle TO 'ISO'"]),
    ...(facts.isolation === "read committed" ? [] : ["default_transaction_isolation TO 'read committed'"]),
    ...(facts.schema === schema ? [] : [`search_path TO ${client.escapeIdentifier(schema)}`]),
  ];
}

// Only our own tables, because a product's tables may be for reading only.
const TABLES =
  "User Account VerificationToken Session SessionEpoch RefreshToken SigningKey TokenKey SecurityEvent MailedSecret Mail Picture KnownDevice RateLimit".split(
    " ",
  );

async function readMissingRights(client: pg.Client): Promise<z.infer<typeof rightsSchema>> {
  return rightsSchema.parse((await client.query(RIGHTS, [TABLES])).rows);
}
