export { deriveKey } from "../base/derive-key.ts";
export { errorCode } from "../base/error-code.ts";
export type { HostOperation, HostProblems, HostUser, SessionUser } from "../base/host.ts";
export { DatabaseUnavailable, Problem, asOutage, problemStatus, type ProblemCode } from "../base/problem.ts";
export { openText, sealText } from "../base/sealed-text.ts";
export {
  configure,
  isLoopbackHost,
  isSecureOrigin,
  originSchema,
  secretFlaw,
  secretSchema,
  settings,
  type AuroraOptions,
} from "../base/settings.ts";
export { joinSql, sql, type Queryable, type Sql } from "../base/sql.ts";
export { visibleName } from "../base/visible-name.ts";
export { closeBus, openBus, publish, startBus, subscribe } from "../bus/bus.ts";
export { listenToPostgres } from "../bus/postgres-bus.ts";
export { readCredentials, type Credentials } from "./credentials.ts";
export { database } from "./database.ts";
export { endAllDevices, endDevice, endOtherDevices, endingScopeSchema } from "./end-device.ts";
export { endEverybodysSessions } from "./end-everybody.ts";
export { countEnded, endAllSessions, endOtherSessions, endSessions, type Ended } from "./end-session.ts";
export type { LiveSession } from "./live-session.ts";
export { lockLiveSession } from "./lock-session.ts";
export { noteDevice } from "./note-device.ts";
export { deleteEnded, endOverdue, forgetDevices } from "./prune-sessions.ts";
export { readApiSession, readRequestSession, requireLive } from "./request-session.ts";
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
export type { SessionDevice } from "./session-device.ts";
export { lockSessions, raiseSessionEpoch, readSessionEpoch, sessionEpochOf } from "./session-epoch.ts";
export { createSessionId } from "./session-id.ts";
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
export { announce, transact, transactIn } from "./transact.ts";
