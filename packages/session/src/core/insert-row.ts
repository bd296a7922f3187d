import "server-only";
import { z } from "zod";
import { sql, type Queryable } from "../base/sql.ts";
import { settings } from "../base/settings.ts";
import { endSessions, ownedSchema } from "./end-session.ts";
import { recordSecurityEvent } from "./security-event.ts";
import type { SessionDevice } from "./device-change.ts";
import { idleEnd } from "./session-policy.ts";
import { LIVE } from "./session-sql.ts";
import { v7 } from "uuid";
import { countOnCommit } from "./transact.ts";

/** The values of a new session's row. */
export type NewRow = {
  readonly userId: string;
  readonly device: SessionDevice;
  /** "password", the id of the provider, or "connected" for an API client that a browser connected. */
  readonly provider: string;
  /** Whether it lives as long as "keep me signed in" says. */
  readonly persistent: boolean;
  /** Null for an API client, which has refresh tokens. */
  readonly tokenHash: string | null;
  readonly isClient: boolean;
  /** The browser session that connects an API client. When it ends, the client ends too. Null for a browser session. */
  readonly parentId: string | null;
};

/** A session that has a row now. */
export type InsertedRow = {
  readonly sessionId: string;
  readonly lifetimeSeconds: number;
  /** When it ends if nobody uses it. */
  readonly idleExpiresAt: Date;
};

const timesSchema = z.tuple([
  z.object({ lastActiveAt: z.date(), expiresAt: z.date(), idleTimeoutSeconds: z.number() }),
]);

/**
 * Writes the row of a new session, records it, and ends sessions beyond the user's limit, in the caller's transaction. The
 * caller has proven the user, under a lock of their row.
 */
export async function insertRow(transaction: Queryable, row: NewRow): Promise<InsertedRow> {
  const { userId, device, provider, persistent, tokenHash, isClient, parentId } = row;
  const times = settings();
  const lifetimeSeconds = persistent ? times.persistentLifetimeSeconds : times.lifetimeSeconds;
  const idleSeconds = persistent ? times.persistentIdleSeconds : times.idleSeconds;
  const sessionId = createSessionId();
  const rows = await transaction.query(sql`
    INSERT INTO "Session" (id, "tokenHash", "isClient", "parentId", "userId", "expiresAt", "idleTimeoutSeconds", persistent,
      "deviceName", "userAgent", "addressHash", "addressTruncated", provider)
    VALUES (${sessionId}::uuid, ${tokenHash}, ${isClient}, ${parentId}::uuid, ${userId},
      now() + make_interval(secs => ${lifetimeSeconds}), ${idleSeconds}, ${persistent},
      ${device.name}, ${device.userAgent}, ${device.addressHash}, ${device.addressTruncated}, ${provider})
    RETURNING "lastActiveAt", "expiresAt", "idleTimeoutSeconds"`);
  const [ends] = timesSchema.parse(rows);
  const type = parentId === null ? "signed_in" : "app_connected";
  await recordSecurityEvent(transaction, { type, userId, actor: userId, sessionId, device });
  countOnCommit(transaction, "sign_ins", { kind: isClient ? "app" : "browser", method: provider });
  await endBeyondLimit(transaction, { userId, sessionId, isClient });
  return { sessionId, lifetimeSeconds, idleExpiresAt: idleEnd(ends) };
}

type Newest = Pick<NewRow, "userId" | "isClient"> & Pick<InsertedRow, "sessionId">;

/**
 * Ends the least recently used sessions of a user with more than the limit of their kind. An app never pushes a browser out,
 * and a browser never an app. The newest one always stays (ASVS 5.0 7.1.2).
 */
async function endBeyondLimit(transaction: Queryable, { userId, sessionId, isClient }: Newest): Promise<void> {
  const rows = await transaction.query(sql`
    SELECT id, "userId" FROM "Session"
    WHERE "userId" = ${userId} AND "isClient" = ${isClient} AND ${LIVE} AND id <> ${sessionId}::uuid
    ORDER BY "lastActiveAt" DESC, id OFFSET ${settings().sessionsPerUser - 1}`);
  await endSessions(transaction, ownedSchema.parse(rows), "session_limit", "system");
}

/** Returns a new session's public id. It begins with the time (RFC 9562 §5.7): new rows are neighbours in the index. */
export function createSessionId(): string {
  return v7();
}
