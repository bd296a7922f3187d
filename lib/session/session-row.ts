import "server-only";
import { z } from "zod";
import { endReasonSchema } from "@/lib/end-reason";
import { askDatabase } from "@/lib/errors";
import { runPlanned, type PlannedRead } from "@/lib/session/planned-read";
import { shareReads } from "@/lib/session/shared-read";

// As the statement sends a moment: milliseconds since 1970.
const momentSchema = z.int().transform((milliseconds) => new Date(milliseconds));

const rowSchema = z.object({
  tokenHash: z.string().nullable(),
  previousTokenHash: z.string().nullable(),
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

const COLUMNS: Readonly<Record<keyof SessionRow, string>> = {
  tokenHash: 's."tokenHash"',
  previousTokenHash: 's."previousTokenHash"',
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
  // Columns have no microseconds: rounded up, `now` would be past an end that is still to come.
  now: "floor(date_part('epoch', now()) * 1000)",
  email: "u.email",
  name: "u.name",
  image: "u.image",
  role: "u.role",
  mustChangePassword: 'u."mustChangePassword"',
  userDisabledAt: moment('u."disabledAt"'),
};

const NAMES = Object.keys(COLUMNS);

// One value for all columns: the driver reads the description of each column anew at every execution, and dates from text,
// which together took longer than finding the row.
const ROW = `json_build_array(${Object.values(COLUMNS).join(", ")}) AS row`;

const SESSION_AND_USER = `SELECT ${ROW} FROM "Session" s JOIN "User" u ON u.id = s."userId"`;

/** How rows are found: the statement for one, which is planned for exactly that, and the one for several. */
type Lookup = { readonly one: PlannedRead; readonly several: PlannedRead };

const BY_TOKEN: Lookup = {
  one: {
    name: "session_by_token",
    // Looks for a replaced token only where no current one is found. An OR would ask both indexes each time.
    text: `SELECT ${ROW} FROM (
        SELECT * FROM "Session" WHERE "tokenHash" = $1
        UNION ALL SELECT * FROM "Session" WHERE "previousTokenHash" = $1 LIMIT 1
      ) s JOIN "User" u ON u.id = s."userId"`,
  },
  several: {
    name: "sessions_by_token",
    text: `${SESSION_AND_USER} WHERE s."tokenHash" = ANY($1::text[]) OR s."previousTokenHash" = ANY($1::text[])`,
  },
};

const CLIENT_BY_ID: Lookup = {
  one: { name: "client_by_id", text: `${SESSION_AND_USER} WHERE s.id = $1 AND s."isClient"` },
  several: { name: "clients_by_id", text: `${SESSION_AND_USER} WHERE s.id = ANY($1::uuid[]) AND s."isClient"` },
};

// Made once: making a schema costs eight times as much as using it.
const answerSchema = z.array(z.object({ row: z.custom<readonly unknown[]>(Array.isArray) }));

function toRow(values: readonly unknown[]): SessionRow {
  const named: Record<string, unknown> = {};
  for (const [index, name] of NAMES.entries()) named[name] = values[index];
  return rowSchema.parse(named);
}

// A list of fewer than 10 looks cheaper to PostgreSQL than its plan for any list, so it would plan each anew.
const PLANNED_LENGTH = 16;

function padded(keys: readonly string[]): (string | null)[] {
  return Array.from({ length: Math.max(keys.length, PLANNED_LENGTH) }, (_, index) => keys[index] ?? null);
}

async function readRows({ one, several }: Lookup, keys: readonly string[]): Promise<SessionRow[]> {
  const rows = await askDatabase(() =>
    keys.length === 1 ? runPlanned(one, keys) : runPlanned(several, [padded(keys)]),
  );
  return answerSchema.parse(rows).map(({ row }) => toRow(row));
}

/**
 * Reads the session that has, or until its last rotation had, a token of this hash: one indexed statement, shared by what
 * is asked at the same time ({@link shareReads}). Throws `DatabaseUnavailable`.
 */
export const readRowOfToken = shareReads(async (hashes) => {
  const rows = await readRows(BY_TOKEN, hashes);
  return new Map(rows.flatMap((row) => [[row.previousTokenHash, row] as const, [row.tokenHash, row] as const]));
});

/** Reads the session of an API client by its id, as {@link readRowOfToken} reads a browser's. Throws `DatabaseUnavailable`. */
export const readRowOfClient = shareReads(async (ids) => {
  const rows = await readRows(CLIENT_BY_ID, ids);
  return new Map(rows.map((row) => [row.id, row]));
});
