import "server-only";
import { sql } from "@/lib/db";
import { askDatabase } from "@/lib/errors";
import { endSessions, type OwnedSession } from "@/lib/session/end-session";
import type { SessionReading } from "@/lib/session/live-session";
import { recordSecurityEvent } from "@/lib/session/security-event";
import type { SessionDevice } from "@/lib/session/session-device";
import { transact } from "@/lib/session/transact";

/**
 * Writes down what a reading noticed about the device of its request, for the edges that answer it: a session used from
 * another browser on another system is ended; one changed trait is recorded, and the session is not fresh any more.
 * Does nothing for everything else. Throws `DatabaseUnavailable`.
 */
export async function noteDevice(reading: SessionReading, readDevice: () => SessionDevice): Promise<void> {
  if (reading.state === "mismatched") await endMismatched({ id: reading.sessionId, userId: reading.userId });
  if (reading.state === "live" && reading.session.deviceChange !== "none")
    await recordChange(reading.session, readDevice());
}

async function endMismatched(session: OwnedSession): Promise<void> {
  await askDatabase(() => transact((transaction) => endSessions(transaction, [session], "device_mismatch", "system")));
}

async function recordChange(session: { id: string; userId: string }, device: SessionDevice): Promise<void> {
  const { id: sessionId, userId } = session;
  await askDatabase(() =>
    transact(async (transaction) => {
      // Compared once more: of requests that arrive together, one records.
      const changed = await transaction.$executeRaw(sql`
        UPDATE "Session" SET "deviceChangedAt" = now(), "deviceName" = ${device.name}, "userAgent" = ${device.userAgent},
          "addressHash" = COALESCE(${device.addressHash}, "addressHash"),
          "addressTruncated" = COALESCE(${device.addressTruncated}, "addressTruncated")
        WHERE id = ${sessionId}::uuid AND "userId" = ${userId}::uuid AND "endedAt" IS NULL
          AND ("userAgent" <> ${device.userAgent} OR "addressHash" IS DISTINCT FROM ${device.addressHash})`);
      if (changed > 0)
        await recordSecurityEvent(transaction, { type: "device_changed", userId, actor: userId, sessionId, device });
    }),
  );
}
