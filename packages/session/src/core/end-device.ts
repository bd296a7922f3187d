import "server-only";
import { sql } from "../base/sql.ts";
import { z } from "zod";
import { asOutage, Problem } from "../base/problem.ts";
import { endSessions, type Ended } from "./end-session.ts";
import { endAllSessions, endOtherSessions } from "./end-user-sessions.ts";
import type { LiveSession } from "./live-session.ts";
import { requireFresh } from "./request-session.ts";
import { getOwnedSession } from "./session-queries.ts";
import { transact } from "./transact.ts";

/** Says which of the person's sessions to end. */
export const endingScopeSchema = z.strictObject({
  scope: z.enum(["others", "all"], "Say scope=others or scope=all.").default("all"),
});

/** The result of an ending from the list of devices. */
export type DeviceEnding = {
  readonly ended: Ended;
  /** Whether it ended the browser session that asked, so that its cookies have to be cleared. */
  readonly clearsCookies: boolean;
};

/**
 * Ends one session of the person who asks. To end a session other than the asking one, that one must be fresh (ASVS 5.0
 * 7.5.2). Throws `reauthentication_required`; `not_found` for an id that is not theirs; `DatabaseUnavailable`.
 */
export async function endDevice(session: LiveSession, id: string): Promise<DeviceEnding> {
  const endsThisOne = id.toLowerCase() === session.id;
  if (!endsThisOne) requireFresh(session);
  if (!z.uuid().safeParse(id).success) throw new Problem("not_found");
  const ended = await asOutage(() =>
    transact(async (transaction) => {
      const { userId } = session;
      const count = await endSessions(transaction, [{ id, userId }], endsThisOne ? "user" : "user_elsewhere");
      // No session was ended: either it was over before, or it belongs to somebody else.
      if (count.sessions === 0 && (await getOwnedSession(transaction, sql`${id}::uuid`))?.userId !== userId)
        throw new Problem("not_found");
      return count;
    }),
  );
  return { ended, clearsCookies: endsThisOne && !session.isClient };
}

/**
 * Ends all sessions of the person who asks, except the one they ask in. Throws `reauthentication_required`,
 * `DatabaseUnavailable`.
 */
export async function endOtherDevices(session: LiveSession): Promise<DeviceEnding> {
  requireFresh(session);
  const ended = await asOutage(() =>
    transact((transaction) => endOtherSessions(transaction, session, "user_elsewhere")),
  );
  return { ended, clearsCookies: false };
}

/** Ends all sessions of the person who asks. Needs no fresh session. Throws `DatabaseUnavailable`. */
export async function endAllDevices({ userId, isClient }: LiveSession): Promise<DeviceEnding> {
  const ended = await asOutage(() => transact((transaction) => endAllSessions(transaction, userId, "user_all")));
  return { ended, clearsCookies: !isClient };
}
