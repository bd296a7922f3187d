import "server-only";
import { z } from "zod";
import { inSpan } from "../base/measure.ts";
import { sql, type Queryable, type Sql } from "../base/sql.ts";
import { endReasonSchema, type EndReason } from "../shared/end-reason.ts";
import { planned } from "./fast-read/planned-read.ts";
import { countLiveBrowsersOf, LIVE, setEnded, type Actor } from "./session-sql.ts";
import { announce, countOnCommit } from "./transact.ts";

/** How many live sessions an ending ended. */
export type Ended = {
  readonly sessions: number;
  /** How many apps ended with them: all of a user's, or those that these sessions had connected. Counted apart. */
  readonly apps: number;
};

/** Returns the number of sessions and apps together. */
export function countEnded({ sessions, apps }: Ended): number {
  return sessions + apps;
}

/** The result of an ending that ended no session. */
export const NOTHING_ENDED: Ended = { sessions: 0, apps: 0 };

/** Parses the rows of a query for {@link OwnedSession}s. */
export const ownedSchema = z.array(z.object({ id: z.string(), userId: z.string() }));

/** A session to end, and the user to whom it has to belong. */
export type OwnedSession = z.infer<typeof ownedSchema>[number];

/** Selects those of the sessions that belong to their stated owners. */
function owned(sessions: readonly OwnedSession[]): Sql {
  const ids = sessions.map(({ id }) => id);
  const owners = sessions.map(({ userId }) => userId);
  // As text, because a list has to name its type, and users' ids may have any. The sessions' ids find the rows.
  return sql`
    id = ANY(${ids}::uuid[]) AND "userId"::text = (${owners}::text[])[array_position(${ids}::uuid[], id)]`;
}

/**
 * Ends sessions, and with the live ones the API clients that they had connected, and records each. Leaves out sessions of
 * somebody else and those already ended. A session past its time takes no client along.
 * `actor` is null where the person ends their own.
 */
export async function endSessions(
  transaction: Queryable,
  sessions: readonly OwnedSession[],
  reason: EndReason,
  actor: Actor = null,
): Promise<Ended> {
  if (sessions.length === 0) return NOTHING_ENDED;
  return (await endNamed(transaction, { named: owned(sessions) }, reason, actor)).ended;
}

/** Sessions to end, by conditions for their rows. */
export type Naming = {
  /** Finds the rows by an index. */
  readonly named: Sql;
  /** Tells which of them to end; all, unless it is given. */
  readonly asked?: Sql;
  /** Tells which of them {@link NamedEnding.sparesOne} asks for. */
  readonly spared?: Sql;
};

/** The result of ending what was named. */
export type NamedEnding = {
  readonly ended: Ended;
  /** How many live browser sessions the user of the ended ones had before; null for several users, and for none. */
  readonly browsers: number | null;
  /** Whether a session was named that the naming spares. */
  readonly sparesOne: boolean;
};

const namedSchema = z.tuple([
  z.object({
    ended: z.array(
      z.object({
        id: z.string(),
        userId: z.string(),
        reason: endReasonSchema,
        isClient: z.boolean(),
        isNamed: z.boolean(),
      }),
    ),
    browsers: z.number().nullable(),
    sparesOne: z.boolean(),
  }),
]);

/** Does what {@link endSessions} does with the sessions that conditions name, in two statements and one round trip. */
export async function endNamed(
  transaction: Queryable,
  naming: Naming,
  reason: EndReason,
  actor: Actor = null,
): Promise<NamedEnding> {
  return inSpan("ending", async (note) => {
    note({ reason });
    // The first statement keeps apps from being connected to these sessions. The second one, which begins when it is done, sees
    // those that were connected while it waited.
    const [, rows] = await Promise.all([
      transaction.query(planned(lockLive(naming))),
      transaction.query(planned(endAndRecord(naming, reason, actor))),
    ]);
    const [{ ended, ...rest }] = namedSchema.parse(rows);
    for (const { id, userId, isClient, ...session } of ended) {
      announce(transaction, { type: "ended", sessionId: id, userId, reason: session.reason });
      countOnCommit(transaction, "endings", { reason: session.reason, kind: kindOf(isClient) });
    }
    const live = ended.filter((session) => session.reason === reason);
    const sessions = live.filter(({ isNamed }) => isNamed).length;
    return { ...rest, ended: { sessions, apps: live.length - sessions } };
  });
}

function kindOf(isClient: boolean): "app" | "browser" {
  return isClient ? "app" : "browser";
}

function lockLive({ named, asked = sql`TRUE` }: Naming): Sql {
  return sql`
    SELECT id FROM "Session" WHERE (${named}) AND (${asked}) AND ${LIVE} ORDER BY id FOR NO KEY UPDATE`;
}

// The planner takes a list for longer than it is. So it may not see that an index of live sessions has all of these rows, too:
// where few live, it would read all of that one.
function endAndRecord({ named, asked = sql`TRUE`, spared = sql`FALSE` }: Naming, reason: EndReason, actor: Actor): Sql {
  return sql`
    WITH named AS (
      SELECT id, "userId", ${LIVE} AS live, (${asked}) IS TRUE AS asked, (${spared}) IS TRUE AS spared FROM "Session" WHERE ${named}
    ), ending AS (
      SELECT id FROM named WHERE asked
      UNION SELECT id FROM "Session" WHERE "parentId" = ANY(ARRAY(SELECT id FROM named WHERE asked AND live))
    ), ended AS (
      UPDATE "Session" SET ${setEnded(reason, actor)}
      WHERE id = ANY(ARRAY(SELECT id FROM ending)) AND ("endedAt" IS NULL) IS TRUE
        AND "userId" = ANY(ARRAY(SELECT "userId" FROM named WHERE asked))
      RETURNING id, "userId", "isClient", "endReason", "endedBy", "deviceName", "addressTruncated"
    ), recorded AS (
      INSERT INTO "SecurityEvent" (type, reason, "userId", "sessionId", actor, "deviceName", "addressTruncated")
      SELECT CASE WHEN "isClient" THEN 'app_disconnected' ELSE 'session_ended' END, "endReason", "userId", id, "endedBy", "deviceName", "addressTruncated" FROM ended
    )
    SELECT COALESCE((
        SELECT json_agg(json_build_object('id', id, 'userId', "userId", 'reason', "endReason", 'isClient', "isClient",
          'isNamed', id IN (SELECT id FROM named WHERE asked))) FROM ended
      ), '[]') AS ended,
      CASE WHEN (SELECT count(DISTINCT "userId") FROM named WHERE asked) = 1
        THEN (${countLiveBrowsersOf(sql`(SELECT "userId" FROM named WHERE asked LIMIT 1)`)}) END AS browsers,
      EXISTS (SELECT 1 FROM named WHERE spared) AS "sparesOne"`;
}

/** Adds up what two endings ended. */
export function addEnded(one: Ended, other: Ended): Ended {
  return { sessions: one.sessions + other.sessions, apps: one.apps + other.apps };
}
