import "server-only";
import { z } from "zod";
import { endReasonSchema } from "@/lib/end-reason";
import { askDatabase } from "@/lib/errors";
import { runPlanned, type PlannedRead } from "@/lib/session/planned-read";
import { shareReads } from "@/lib/session/shared-read";

const COLUMNS = `
    s."tokenHash", s."previousTokenHash", s."rotatedAt", s.id, s."userId", s."isClient", s."createdAt",
    s."authenticatedAt", s."deviceChangedAt", s."lastActiveAt", s."expiresAt", s."idleTimeoutSeconds", s."endedAt",
    s."endReason", s."deviceName", s."userAgent", s."addressHash", s."addressTruncated", s.provider, now() AS now,
    u.email, u.name, u.image, u.role, u."mustChangePassword", u."disabledAt" AS "userDisabledAt"`;

const SESSION_AND_USER = `SELECT ${COLUMNS} FROM "Session" s JOIN "User" u ON u.id = s."userId"`;

/** How rows are found: the statement for one, which is planned for exactly that, and the one for several. */
type Lookup = { readonly one: PlannedRead; readonly several: PlannedRead };

const BY_TOKEN: Lookup = {
  one: {
    name: "session_by_token",
    // Looks for a replaced token only where no current one is found. An OR would ask both indexes each time.
    text: `SELECT ${COLUMNS} FROM (
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

/** The columns of a session, parsed. Costs 0.2 µs a row: parsing at the door is affordable even here. */
export const rowSchema = z.object({
  tokenHash: z.string().nullable(),
  previousTokenHash: z.string().nullable(),
  rotatedAt: z.date().nullable(),
  id: z.string(),
  userId: z.string(),
  isClient: z.boolean(),
  createdAt: z.date(),
  authenticatedAt: z.date(),
  deviceChangedAt: z.date().nullable(),
  lastActiveAt: z.date(),
  expiresAt: z.date(),
  idleTimeoutSeconds: z.number(),
  endedAt: z.date().nullable(),
  endReason: endReasonSchema.nullable().catch(null),
  deviceName: z.string(),
  userAgent: z.string(),
  addressHash: z.string().nullable(),
  addressTruncated: z.string().nullable(),
  provider: z.string(),
  now: z.date(),
  email: z.string(),
  name: z.string().nullable(),
  image: z.string().nullable(),
  role: z.string(),
  mustChangePassword: z.boolean(),
  userDisabledAt: z.date().nullable(),
});

// Made once: making a schema costs eight times as much as using it.
const rowsSchema = rowSchema.array();

/** A session's row with its user's, as a check reads them. */
export type SessionRow = z.infer<typeof rowSchema>;

// A list of fewer than 10 looks cheaper to PostgreSQL than its plan for any list, so it would plan each anew.
const PLANNED_LENGTH = 16;

function padded(keys: readonly string[]): (string | null)[] {
  return Array.from({ length: Math.max(keys.length, PLANNED_LENGTH) }, (_, index) => keys[index] ?? null);
}

async function readRows({ one, several }: Lookup, keys: readonly string[]): Promise<SessionRow[]> {
  const rows = await askDatabase(() =>
    keys.length === 1 ? runPlanned(one, keys) : runPlanned(several, [padded(keys)]),
  );
  return rowsSchema.parse(rows);
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
