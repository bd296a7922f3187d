import pg from "pg";
import { z } from "zod";
import type { Sent } from "./sent-statements.ts";

/** One read of a table in a plan. */
export interface TableRead {
  readonly table: string;
  /** The index that it uses; null if it reads the table from its beginning to its end. */
  readonly index: string | null;
  /** Whether the index is entered at a value, or read in its order and left early. Otherwise it is read whole. */
  readonly bounded: boolean;
}

const nodeSchema = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Index Name": z.string().optional(),
  "Index Cond": z.string().optional(),
  get Plans() {
    return z.array(nodeSchema).optional();
  },
});
type PlanNode = z.infer<typeof nodeSchema>;

const explainedSchema = z.tuple([z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: nodeSchema })]) })]);

/** Returns every read of a table in a plan. Rows found by their place (`ctid`) were found by another read before. */
export function readsOf(
  node: PlanNode,
  inherited: { table?: string; limited: boolean } = { limited: false },
): TableRead[] {
  const type = node["Node Type"];
  const limited = inherited.limited || type === "Limit";
  const table = node["Relation Name"] ?? inherited.table;
  const below = (node.Plans ?? []).flatMap((child) =>
    readsOf(child, { limited, ...(table !== undefined && { table }) }),
  );
  const index = node["Index Name"];
  if (type === "Seq Scan" && table !== undefined) return [{ table, index: null, bounded: false }, ...below];
  if (index === undefined) return below;
  return [{ table: table ?? "", index, bounded: node["Index Cond"] !== undefined || limited }, ...below];
}

/** Returns a sentence for each read that takes longer with each row of a table that grows; none if all is well. */
export function findGrowingReads(reads: readonly TableRead[], growing: readonly string[]): string[] {
  return reads
    .filter(({ table, bounded }) => growing.includes(table) && !bounded)
    .map(({ table, index }) => (index === null ? `reads all of ${table}` : `reads all of ${index}`));
}

async function explain(client: pg.Client, statement: string, values: readonly unknown[]): Promise<TableRead[]> {
  const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${statement}`, [...values]);
  const [{ "QUERY PLAN": plan }] = explainedSchema.parse(rows);
  return readsOf(plan[0].Plan);
}

const valueSchema = z.union([
  z.union([z.string(), z.number(), z.boolean()]).transform(String),
  z.date().transform((date) => date.toISOString()),
  z.array(z.string()).transform((items) => `{${items.map((item) => JSON.stringify(item)).join(",")}}`),
]);

function literal(client: pg.Client, value: unknown): string {
  return value === null || value === undefined ? "NULL" : client.escapeLiteral(valueSchema.parse(value));
}

// After a few runs, PostgreSQL plans a named statement for any values instead of its own.
async function explainGeneric(client: pg.Client, { text, values }: Sent): Promise<TableRead[]> {
  await client.query("SET plan_cache_mode = force_generic_plan");
  await client.query(`PREPARE explained AS ${text}`);
  const given = values.map((value) => literal(client, value)).join(", ");
  const reads = await explain(client, `EXECUTE explained${given === "" ? "" : `(${given})`}`, []);
  await client.query("DEALLOCATE explained");
  await client.query("RESET plan_cache_mode");
  return reads;
}

/** Returns how PostgreSQL would run sent statements: with their own values, and named ones also for any values. */
export async function planStatements(databaseUrl: string, sent: readonly Sent[]): Promise<Map<Sent, TableRead[]>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const plans = new Map<Sent, TableRead[]>();
    for (const statement of sent.filter(({ text }) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(text))) {
      const generic = statement.name === null ? [] : await explainGeneric(client, statement);
      plans.set(statement, [...(await explain(client, statement.text, statement.values)), ...generic]);
    }
    return plans;
  } finally {
    await client.end();
  }
}
