import "server-only";
import { z } from "zod";
import { sql, type Queryable, type Sql } from "../base/sql.ts";
import { settings } from "../base/settings.ts";
import { asOutage } from "../base/problem.ts";
import { database } from "./database.ts";
import { compareDevices, type DeviceChange, type DeviceSighting } from "./device-change.ts";
import { ownedSchema, type OwnedSession } from "./end-session.ts";
import type { LiveSession, SessionReading } from "./live-session.ts";
import { idleEnd, isFresh, judgeSession, ROTATION_GRACE_SECONDS, takesNoFreshness } from "./session-policy.ts";
import { readRowOfClient, readRowOfReplacedToken, readRowOfToken, type SessionRow } from "./fast-read/session-row.ts";
import { LIVE } from "./session-sql.ts";
import { hashToken } from "./session-token.ts";
import { mayBeToken } from "./token-key.ts";

/**
 * Reads the session that a token names: one indexed statement, judged by the database's clock, and no write. If no session
 * has the token, one more statement tells a replaced token from an unknown one. A text that can't be a token costs no
 * statement. `sighting` is the device that the request came from; null where there is none to compare. Throws
 * `DatabaseUnavailable` if the database can't be asked.
 */
export async function findSession(token: string, sighting: DeviceSighting | null): Promise<SessionReading> {
  if (!(await mayBeToken(token))) return { state: "missing" };
  const hash = hashToken(token);
  const row = await readRowOfToken(hash);
  if (row !== undefined) return judgeRow(row, sighting, true);
  const rotated = await readRowOfReplacedToken(hash);
  return rotated === undefined ? { state: "missing" } : judgeRow(rotated, sighting, false);
}

/**
 * Reads the session of an API client, as {@link findSession} reads a browser's. Clients move between networks and versions
 * of themselves, so their device is not compared. Throws `DatabaseUnavailable`.
 */
export async function findClient(sessionId: string, userId?: string): Promise<SessionReading> {
  const row = await readRowOfClient(sessionId);
  return row !== undefined && (userId ?? row.userId) === row.userId ? judgeRow(row, null, true) : { state: "missing" };
}

function judgeRow(row: SessionRow, sighting: DeviceSighting | null, isCurrent: boolean): SessionReading {
  const { deviceBinding } = settings();
  const change = sighting === null || deviceBinding === "off" ? "none" : compareDevices(row, sighting);
  const verdict = judgeSession(row, row.now, change, deviceBinding);
  if (!verdict.live && verdict.reason === "device_mismatch" && row.endedAt === null)
    return { state: "mismatched", sessionId: row.id, userId: row.userId };
  if (!verdict.live) return { state: "ended", reason: verdict.reason };
  if (isCurrent) return { state: "live", session: toLiveSession(row, change) };
  const rotatedSeconds = (row.now.getTime() - (row.rotatedAt?.getTime() ?? 0)) / 1000;
  return { state: rotatedSeconds <= ROTATION_GRACE_SECONDS ? "rotated" : "missing" };
}

function toLiveSession(row: SessionRow, deviceChange: DeviceChange): LiveSession {
  return {
    id: row.id,
    userId: row.userId,
    isClient: row.isClient,
    createdAt: row.createdAt,
    fresh: !row.isClient && takesNoFreshness(deviceChange) && isFresh(row, row.now, settings().freshSeconds),
    deviceChange,
    lastActiveAt: row.lastActiveAt,
    idleForSeconds: (row.now.getTime() - row.lastActiveAt.getTime()) / 1000,
    expiresAt: row.expiresAt,
    idleExpiresAt: idleEnd(row),
    deviceName: row.deviceName,
    ownName: row.ownName,
    addressTruncated: row.addressTruncated,
    provider: row.provider,
    user: row.user,
  };
}

/** A live session, as lists of devices show it. */
export type SessionSummary = Omit<LiveSession, "user" | "fresh" | "deviceChange" | "idleForSeconds">;

const summariesSchema = z.array(
  z.object({
    id: z.string(),
    userId: z.string(),
    isClient: z.boolean(),
    createdAt: z.date(),
    lastActiveAt: z.date(),
    expiresAt: z.date(),
    idleTimeoutSeconds: z.number(),
    deviceName: z.string(),
    ownName: z.string().nullable(),
    addressTruncated: z.string().nullable(),
    provider: z.string(),
  }),
);

/** Returns the live sessions of a user, the most recently used first. Throws `DatabaseUnavailable`. */
export async function listLiveSessions(userId: string): Promise<SessionSummary[]> {
  return listLiveSessionsOf([userId]);
}

/** Returns the live sessions of some users, each user's most recently used first. Throws `DatabaseUnavailable`. */
export async function listLiveSessionsOf(userIds: readonly string[]): Promise<SessionSummary[]> {
  const rows = await asOutage(() =>
    database.query(sql`
      SELECT id, "userId", "isClient", "createdAt", "lastActiveAt", "expiresAt", "idleTimeoutSeconds", "deviceName",
        "ownName", "addressTruncated", provider
      FROM "Session" WHERE "userId" = ANY(${[...userIds]}) AND ${LIVE}
      ORDER BY "userId", "lastActiveAt" DESC, id`),
  );
  return summariesSchema.parse(rows).map(({ idleTimeoutSeconds, ...summary }) => ({
    ...summary,
    idleExpiresAt: idleEnd({ ...summary, idleTimeoutSeconds }),
  }));
}

/** Returns the session of an id, live or ended, and its user; null if there is none. Throws what the database throws. */
export async function getOwnedSession(queryable: Queryable, id: Sql): Promise<OwnedSession | null> {
  const rows = await queryable.query(sql`SELECT id, "userId" FROM "Session" WHERE id = ${id}`);
  return ownedSchema.parse(rows)[0] ?? null;
}
