/**
 * The session: one row, one cookie, and the rules between them.
 *
 * The row (`Session` in schema.prisma) is the only authority. A session is live while its row has no `endedAt`, its absolute
 * end (`expiresAt`) is to come, and its last activity is less than `idleTimeoutSeconds` ago, by the database's clock. An ended
 * row never lives again, and stays for a while with its reason.
 *
 * The cookie (`__Host-aurora.session`) holds a token of 192 random bits and a check, which keeps made-up ones from the database;
 * the row holds its SHA-256 only. A token is replaced when a factor is given again. Beside it, scripts can read the session's public id (`aurora.sid`), and write a ticket
 * (`aurora.leaving`) by which this browser counts as signed out from the press of the button on.
 *
 * The rules: reading writes nothing, and takes one statement. Whatever ends sessions does it in one transaction, with an event
 * each in the audit trail, and tells the news after the commit. An outage throws `DatabaseUnavailable`; it is never an
 * ending. A sign-in that began before an ending of all sessions is refused (`SessionEpoch`).
 *
 * To read, in this order: session-policy.ts (when a session is live), session-token.ts with token-key.ts, session-cookies.ts,
 * credentials.ts (what a request brings), session-queries.ts with fast-read/ (the check), session-commands.ts (sign-in, rotation, activity),
 * session-epoch.ts, end-session.ts, end-user-sessions.ts, sign-out.ts with request-sign-out.ts and sign-out-retries.ts, end-device.ts, transact.ts,
 * prune-sessions.ts.
 */
export { deriveKey, deriveKeys } from "../base/derive-key.ts";
export { errorCode } from "../base/error-code.ts";
export type { HostOperation, HostProblems, HostUser, SessionUser } from "../base/host.ts";
export { DatabaseUnavailable, Problem, asOutage, problemStatus, type ProblemCode } from "../base/problem.ts";
export { openText, sealText } from "../base/sealed-text.ts";
export { isLoopbackHost, originSchema, secretFlaw, secretSchema } from "../base/origin-and-secret.ts";
export { configure, settings, type AuroraOptions } from "../base/settings.ts";
export { joinSql, sql, type Queryable, type Sql } from "../base/sql.ts";
export { visibleName } from "../base/visible-name.ts";
export { closeBus, openBus, publish, startBus, subscribe } from "../bus/bus.ts";
export { listenToPostgres } from "../bus/postgres-bus.ts";
export { readCredentials, type Credentials } from "./credentials.ts";
export { database } from "./database.ts";
export { endAllDevices, endOtherDevices } from "./end-device.ts";
export { endEverybodysSessions } from "./end-everybody.ts";
export { countEnded, endSessions, type Ended } from "./end-session.ts";
export { endAllSessions, endOtherSessions } from "./end-user-sessions.ts";
export { listKeptSessions, type KeptSession } from "./kept-sessions.ts";
export type { LiveSession } from "./live-session.ts";
export { lockLiveSession } from "./lock-session.ts";
export { deleteEnded, endOverdue, forgetDevices } from "./prune-sessions.ts";
export { readApiSession, requireLive } from "./request-session.ts";
export { asSignIn, countRefusedSignIn } from "./sign-in-attempt.ts";
export { signOutRequest } from "./request-sign-out.ts";
export { recordSecurityEvent, type SecurityEventType } from "./security-event.ts";
export {
  createSession,
  insertSession,
  requireEpoch,
  rotateSession,
  touchSession,
  type CreatedSession,
  type NewSession,
} from "./session-commands.ts";
export {
  appendCookies,
  cookieAttributes,
  cookieName,
  deviceCookie,
  signedInCookies,
  type CookieChange,
} from "./session-cookies.ts";
export type { SessionDevice } from "./device-change.ts";
export { lockSessions, raiseSessionEpoch, readSessionEpoch, sessionEpochOf } from "./session-epoch.ts";
export { createSessionId } from "./insert-row.ts";
export { idleEnd } from "./session-policy.ts";
export {
  findClient,
  findSession,
  getOwnedSession,
  listLiveSessions,
  listLiveSessionsOf,
  type SessionSummary,
} from "./session-queries.ts";
export { countLiveOf, hasSession, lastSignIn, signedInBetween } from "./session-sql.ts";
export { createToken, endingTicket, endingTickets, hashToken } from "./session-token.ts";
export { signOut } from "./sign-out.ts";
export { prepareTokenKeys } from "./token-key.ts";
export { announce, transact, transactIn } from "./transact.ts";
