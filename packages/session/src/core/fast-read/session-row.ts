import "server-only";
import { z } from "zod";
import { endReasonSchema } from "../../shared/end-reason.ts";
import { asOutage } from "../../base/problem.ts";
import { runPlanned, type PlannedRead } from "./planned-read.ts";
import { shareReads } from "./shared-read.ts";

// The statement sends milliseconds since 1970. In Zod, a number with a transform would be two schemas and take four times
// as long.
const momentSchema = z.coerce.date();

const rowSchema = z.object({
  /** The hash or id that the row was looked up by. */
  key: z.string(),
  rotatedAt: momentSchema.nullable(),
  id: z.string(),
  userId: z.string(),
  isClient: z.boolean(),
  createdAt: momentSchema,
  authenticatedAt: momentSchema,
  deviceChangedAt: momentSchema.nullable(),
  lastActiveAt: momentSchema,
  expiresAt: momentSchema,
  idleTimeoutSeconds: z.number(),
  endedAt: momentSchema.nullable(),
  endReason: endReasonSchema.nullable().catch(null),
  deviceName: z.string(),
  userAgent: z.string(),
  addressHash: z.string().nullable(),
  addressTruncated: z.string().nullable(),
  provider: z.string(),
  now: momentSchema,
  email: z.string(),
  emailVerified: z.boolean(),
  name: z.string().nullable(),
  image: z.string().nullable(),
  role: z.string(),
  mustChangePassword: z.boolean(),
  userDisabledAt: momentSchema.nullable(),
});

/** A session's row with its user's, as a check reads them. */
export type SessionRow = z.infer<typeof rowSchema>;

function moment(column: string): string {
  return `round(date_part('epoch', ${column}) * 1000)`;
}

const COLUMNS: Readonly<Record<Exclude<keyof SessionRow, "key">, string>> = {
  rotatedAt: moment('s."rotatedAt"'),
  id: "s.id",
  userId: 's."userId"',
  isClient: 's."isClient"',
  createdAt: moment('s."createdAt"'),
  authenticatedAt: moment('s."authenticatedAt"'),
  deviceChangedAt: moment('s."deviceChangedAt"'),
  lastActiveAt: moment('s."lastActiveAt"'),
  expiresAt: moment('s."expiresAt"'),
  idleTimeoutSeconds: 's."idleTimeoutSeconds"',
  endedAt: moment('s."endedAt"'),
  endReason: 's."endReason"',
  deviceName: 's."deviceName"',
  userAgent: 's."userAgent"',
  addressHash: 's."addressHash"',
  addressTruncated: 's."addressTruncated"',
  provider: "s.provider",
  // Rounded down, as the columns have no microseconds: rounded up, `now` could be past an end that is still to come.
  now: "floor(date_part('epoch', now()) * 1000)",
  email: "u.email",
  emailVerified: 'u."emailVerified" IS NOT NULL',
  name: "u.name",
  image: "u.image",
  role: "u.role",
  mustChangePassword: 'u."mustChangePassword"',
  userDisabledAt: moment('u."disabledAt"'),
};

const NAMES = ["key", ...Object.keys(COLUMNS)];

/** How rows are found: a statement for one key, planned for exactly that, and one for several keys. */
type Lookup = { readonly one: PlannedRead; readonly several: PlannedRead };

function lookup(how: string, [column, type]: readonly [string, string], condition = ""): Lookup {
  // One JSON value for all columns. The driver would read the description of each column anew at every execution, and parse
  // dates from text, which together took longer than finding the row.
  const row = `json_build_array(${[column, ...Object.values(COLUMNS)].join(", ")})`;
  const rows = `SELECT ${row} AS row FROM "Session" s JOIN "User" u ON u.id = s."userId"`;
  return {
    one: { name: `session_${how}`, text: `${rows} WHERE ${column} = $1${condition}` },
    several: { name: `sessions_${how}`, text: `${rows} WHERE ${column} = ANY($1::${type}[])${condition}` },
  };
}

const BY_TOKEN = lookup("by_token", ['s."tokenHash"', "text"]);
const BY_REPLACED_TOKEN = lookup("by_replaced_token", ['s."previousTokenHash"', "text"]);
const CLIENT_BY_ID = lookup("by_client_id", ["s.id", "uuid"], ' AND s."isClient"');

// Made once, because making a schema costs eight times as much as using it.
const answerSchema = z.array(z.object({ row: z.custom<readonly unknown[]>(Array.isArray) }));

function toRow(values: readonly unknown[]): SessionRow {
  const named: Record<string, unknown> = {};
  for (const [index, name] of NAMES.entries()) named[name] = values[index];
  return rowSchema.parse(named);
}

// PostgreSQL would plan a list of fewer than 10 anew each time, because that looks cheaper than its plan for any list.
const PLANNED_LENGTH = 16;

function padded(keys: readonly string[]): (string | null)[] {
  return Array.from({ length: Math.max(keys.length, PLANNED_LENGTH) }, (_, index) => keys[index] ?? null);
}

async function readRows({ one, several }: Lookup, keys: readonly string[]): Promise<SessionRow[]> {
  const rows = await asOutage(() => (keys.length === 1 ? runPlanned(one, keys) : runPlanned(several, [padded(keys)])));
  return answerSchema.parse(rows).map(({ row }) => toRow(row));
}

function readerOf(by: Lookup): (key: string) => Promise<SessionRow | undefined> {
  return shareReads(async (keys) => {
    const rows = await readRows(by, keys);
    return new Map(rows.map((row) => [row.key, row]));
  });
}

/**
 * Reads the session that has a token of this hash: one indexed statement, shared by reads that are asked for at the same
 * time ({@link shareReads}). Throws `DatabaseUnavailable`.
 */
export const readRowOfToken = readerOf(BY_TOKEN);

/** Reads the session that had a token of this hash until its last rotation. Throws `DatabaseUnavailable`. */
export const readRowOfReplacedToken = readerOf(BY_REPLACED_TOKEN);

/** Reads the session of an API client by its id. Throws `DatabaseUnavailable`. */
export const readRowOfClient = readerOf(CLIENT_BY_ID);
