import pg from "pg";
import { z } from "zod";

/** A statement as this process sent it. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
  /** The name of a prepared statement, if it has one. */
  readonly name: string | null;
}

const argumentsSchema = z.tuple([z.union([z.string(), z.looseObject({ text: z.string() })])]).rest(z.unknown());
const configSchema = z.looseObject({ values: z.array(z.unknown()).optional(), name: z.string().optional() });

function readSent(given: readonly unknown[]): Sent | null {
  const parsed = argumentsSchema.safeParse(given);
  if (!parsed.success) return null;
  const [query, second] = parsed.data;
  const { values, name } = typeof query === "string" ? {} : configSchema.parse(query);
  const bound = values ?? z.array(z.unknown()).catch([]).parse(second);
  return { text: typeof query === "string" ? query : query.text, values: bound, name: name ?? null };
}

/** Returns every statement that this process sends to PostgreSQL while `run` runs, whichever library sends it. */
export async function captureStatements(run: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const query: unknown = Reflect.get(pg.Client.prototype, "query");
  if (typeof query !== "function") throw new Error("The driver has no query().");
  Reflect.set(pg.Client.prototype, "query", function record(this: pg.Client, ...given: unknown[]): unknown {
    const read = readSent(given);
    if (read !== null) sent.push(read);
    return Reflect.apply(query, this, given);
  });
  try {
    await run();
    return sent;
  } finally {
    Reflect.set(pg.Client.prototype, "query", query);
  }
}
