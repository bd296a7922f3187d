import "server-only";
import { z } from "zod";
import { asOutage } from "../base/problem.ts";
import { sql, type Sql } from "../base/sql.ts";
import { TOLD_FOR_SECONDS } from "../shared/access-token.ts";
import { endReasonSchema } from "../shared/end-reason.ts";
import { database } from "./database.ts";

/**
 * A place in the list of ended sessions. `readAt` is when the list was read, in milliseconds by the database's clock. An
 * ending has the time at which its transaction began, so one that commits late stands before that place: `settled` is how
 * many stood in the last minute before it, and another number there tells that one came late.
 */
type Place = {
  readonly readAt: number;
  readonly settled: number;
  /** The last session of a page that was not the last one. */
  readonly after: { readonly endedAt: Date; readonly id: string } | null;
};

// A transaction that ends sessions must not take longer. The pool's time-out bounds those of this layer: 2 s in this app.
const LATE_SECONDS = 60;

const CURSOR = /^(\d{13})\.(\d{1,9})(?:\.(\d{13})\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}))?$/;

/** Parses a cursor of {@link listEnded}. */
export const endedCursorSchema = z
  .string()
  .regex(CURSOR)
  .transform((text): Place => {
    const [, readAt, settled, endedAt, id = ""] = CURSOR.exec(text) ?? [];
    const after = endedAt === undefined ? null : { endedAt: new Date(Number(endedAt)), id };
    return { readAt: Number(readAt), settled: Number(settled), after };
  });

function toCursor({ readAt, settled, after }: Place): string {
  const place = `${readAt}.${settled}`;
  return after === null ? place : `${place}.${after.endedAt.getTime()}.${after.id}`;
}

const listSchema = z.tuple([
  z.object({
    readAt: z.number(),
    settled: z.number(),
    ended: z.array(z.object({ sid: z.string(), at: z.number(), reason: endReasonSchema.catch("user") })),
  }),
]);

/** Ended sessions whose access tokens may still live, the first ended first. */
export type EndedList = {
  readonly ended: readonly {
    readonly sid: string;
    /** When it ended, in milliseconds. */
    readonly at: number;
    readonly reason: z.infer<typeof endReasonSchema>;
  }[];
  /** When the list was read, by the same clock as `at`. */
  readonly readAt: number;
  /** From where to go on. */
  readonly cursor: string;
  /** Whether there are more already. */
  readonly more: boolean;
};

const MILLISECOND = sql`date_trunc('milliseconds', now())`;
const epochOf = (time: Sql) => sql`round(date_part('epoch', ${time}) * 1000)`;

/**
 * Lists the API clients' sessions that ended after a place, at most `limit` of them; without a place, all whose access tokens
 * may still live. One may be listed again; none that was committed is left out, however late. No other session has access
 * tokens, and none outlives its session's idle or absolute end, so nobody needs to hear of an end that no row tells yet.
 * Returns null for a place in the future: another database gave it. Throws `DatabaseUnavailable`.
 */
export async function listEnded(place: Place | null, limit: number): Promise<EndedList | null> {
  const rows = await asOutage(() =>
    database.query(sql`
      WITH recent AS (
        SELECT id, "endedAt", COALESCE("endReason", 'user') AS reason FROM "Session"
        WHERE "isClient" AND "endedAt" > now() - make_interval(secs => ${TOLD_FOR_SECONDS}) AND ${startOf(place)}
      ), page AS (
        SELECT * FROM recent WHERE ${isNew(place)} ORDER BY "endedAt", id LIMIT ${limit + 1}
      )
      SELECT ${epochOf(MILLISECOND)} AS "readAt", ${countSettled(place)} AS settled, COALESCE((
        SELECT json_agg(json_build_object('sid', id, 'at', ${epochOf(sql`"endedAt"`)}, 'reason', reason)
          ORDER BY "endedAt", id) FROM page
      ), '[]') AS ended`),
  );
  const [{ ended, ...read }] = listSchema.parse(rows);
  if (place !== null && place.readAt > read.readAt) return null;
  const page = ended.slice(0, limit);
  const last = page.at(-1);
  // The pages of one list share the place of the first one, so that what is committed while they are read comes after it.
  const begun = place !== null && place.after !== null ? place : read;
  const more = last !== undefined && ended.length > limit;
  const after = more ? { endedAt: new Date(last.at), id: last.sid } : null;
  const cursor = toCursor({ readAt: begun.readAt, settled: begun.settled, after });
  return { ended: page, readAt: read.readAt, cursor, more };
}

/** Returns the condition for all rows that a place needs: the new ones, and those of the minute before it. */
function startOf(place: Place | null): Sql {
  if (place === null) return sql`TRUE`;
  const { readAt, after } = place;
  if (after !== null) return sql`("endedAt", id) > (${after.endedAt}, ${after.id}::uuid)`;
  return sql`"endedAt" > ${new Date(readAt - LATE_SECONDS * 1000)}`;
}

function isNew(place: Place | null): Sql {
  if (place === null || place.after !== null) return sql`TRUE`;
  const before = new Date(place.readAt);
  return sql`("endedAt" > ${before} OR ${place.settled} <> (SELECT count(*) FROM recent WHERE "endedAt" <= ${before}))`;
}

function countSettled(place: Place | null): Sql {
  if (place !== null && place.after !== null) return sql`0`;
  const from = sql`${MILLISECOND} - make_interval(secs => ${LATE_SECONDS})`;
  return sql`(SELECT count(*)::integer FROM recent WHERE "endedAt" > ${from} AND "endedAt" <= ${MILLISECOND})`;
}
