import "server-only";
import { z } from "zod";
import { db, pool, sql } from "@/lib/db";
import { env } from "@/lib/env";
import { endReasonSchema } from "@/lib/end-reason";
import { askDatabase } from "@/lib/errors";
import { compareDevices, type DeviceChange, type DeviceSighting } from "@/lib/session/device-change";
import type { LiveSession, SessionReading } from "@/lib/session/live-session";
import { idleEnd, isFresh, judgeSession, ROTATION_GRACE_SECONDS } from "@/lib/session/session-policy";
import { LIVE } from "@/lib/session/session-sql";
import { hashToken, isToken } from "@/lib/session/session-token";

const SESSION_COLUMNS = `
  s.id, s."userId", s."isClient", s."createdAt", s."authenticatedAt", s."deviceChangedAt", s."lastActiveAt",
  s."expiresAt", s."idleTimeoutSeconds",
  s."endedAt", s."endReason", s."deviceName", s."userAgent", s."addressHash", s."addressTruncated", s.provider`;

const SESSION_AND_USER = `
  ${SESSION_COLUMNS}, s."rotatedAt", now() AS now,
    u.email, u.name, u.image, u.role, u."mustChangePassword", u."disabledAt" AS "userDisabledAt"
  FROM "Session" s JOIN "User" u ON u.id = s."userId"`;

const BY_TOKEN = `
  SELECT s."tokenHash" = $1 AS "current", ${SESSION_AND_USER} WHERE s."tokenHash" = $1 OR s."previousTokenHash" = $1`;

const CLIENT_BY_ID = `
  SELECT TRUE AS "current", ${SESSION_AND_USER} WHERE s.id = $1 AND s."userId" = $2 AND s."isClient"`;

const rowSchema = z.object({
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
  current: z.boolean(),
  rotatedAt: z.date().nullable(),
  now: z.date(),
  email: z.string(),
  name: z.string().nullable(),
  image: z.string().nullable(),
  role: z.string(),
  mustChangePassword: z.boolean(),
  userDisabledAt: z.date().nullable(),
});

type Row = z.infer<typeof rowSchema>;

/**
 * Reads the session that a token names: one indexed statement, judged by the database's clock, and no write. `sighting`
 * is the device that the request came from; null where there is none to compare. A text that has not the form of a token
 * costs no statement. Throws `DatabaseUnavailable` if the database can't be asked.
 */
export async function findSession(token: string, sighting: DeviceSighting | null): Promise<SessionReading> {
  if (!isToken(token)) return { state: "missing" };
  const { rows } = await askDatabase(() => pool().query(BY_TOKEN, [hashToken(token)]));
  const [row] = rowSchema.array().parse(rows);
  return row === undefined ? { state: "missing" } : readRow(row, sighting);
}

/**
 * Reads the session of an API client, as {@link findSession} reads a browser's. Clients move between networks and versions
 * of themselves, so their device is not compared. Throws `DatabaseUnavailable`.
 */
export async function findClient(sessionId: string, userId: string): Promise<SessionReading> {
  const { rows } = await askDatabase(() => pool().query(CLIENT_BY_ID, [sessionId, userId]));
  const [row] = rowSchema.array().parse(rows);
  return row === undefined ? { state: "missing" } : readRow(row, null);
}

function readRow(row: Row, sighting: DeviceSighting | null): SessionReading {
  const { DEVICE_BINDING } = env();
  const change = sighting === null || DEVICE_BINDING === "off" ? "none" : compareDevices(row, sighting);
  const verdict = judgeSession(row, row.now, change, DEVICE_BINDING);
  if (!verdict.live && verdict.reason === "device_mismatch" && row.endedAt === null)
    return { state: "mismatched", sessionId: row.id };
  if (!verdict.live) return { state: "ended", reason: verdict.reason };
  if (row.current) return { state: "live", session: toLiveSession(row, change) };
  const rotatedSeconds = (row.now.getTime() - (row.rotatedAt?.getTime() ?? 0)) / 1000;
  return { state: rotatedSeconds <= ROTATION_GRACE_SECONDS ? "rotated" : "missing" };
}

function toLiveSession(row: Row, deviceChange: DeviceChange): LiveSession {
  return {
    id: row.id,
    userId: row.userId,
    isClient: row.isClient,
    createdAt: row.createdAt,
    fresh: !row.isClient && deviceChange === "none" && isFresh(row, row.now, env().FRESH_SECONDS),
    deviceChange,
    lastActiveAt: row.lastActiveAt,
    expiresAt: row.expiresAt,
    idleExpiresAt: idleEnd(row),
    deviceName: row.deviceName,
    addressTruncated: row.addressTruncated,
    provider: row.provider,
    user: {
      id: row.userId,
      email: row.email,
      name: row.name,
      image: row.image,
      role: row.role,
      mustChangePassword: row.mustChangePassword,
    },
  };
}

/** One of a user's live sessions, as their list of devices shows it. */
export type SessionSummary = Omit<LiveSession, "user" | "userId" | "fresh" | "deviceChange">;

const summarySchema = rowSchema.pick({
  id: true,
  isClient: true,
  createdAt: true,
  lastActiveAt: true,
  expiresAt: true,
  idleTimeoutSeconds: true,
  deviceName: true,
  addressTruncated: true,
  provider: true,
});

/** The live sessions of a user, the most recently used first. Throws `DatabaseUnavailable`. */
export async function listLiveSessions(userId: string): Promise<SessionSummary[]> {
  const rows = await askDatabase(() =>
    db().$queryRaw(sql`
      SELECT id, "isClient", "createdAt", "lastActiveAt", "expiresAt", "idleTimeoutSeconds", "deviceName", "addressTruncated", provider
      FROM "Session"
      WHERE "userId" = ${userId}::uuid AND ${LIVE}
      ORDER BY "lastActiveAt" DESC, id`),
  );
  return summarySchema
    .array()
    .parse(rows)
    .map(({ idleTimeoutSeconds, ...summary }) => ({
      ...summary,
      idleExpiresAt: idleEnd({ ...summary, idleTimeoutSeconds }),
    }));
}
