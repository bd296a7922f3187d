import "server-only";
import { sql } from "../base/sql.ts";
import { asOutage } from "../base/problem.ts";
import { endSessions, type OwnedSession } from "./end-session.ts";
import type { LiveSession, SessionReading } from "./live-session.ts";
import { recordQuietly, recordSecurityEvent } from "./security-event.ts";
import type { SessionDevice } from "./device-change.ts";
import { takesNoFreshness } from "./session-policy.ts";
import { transact } from "./transact.ts";

/**
 * Writes down what a reading noticed about the device of its request. The edges that answer the request call it. A session
 * used from another device is ended. A changed browser or system is recorded, and the session is no longer fresh. A changed
 * address is kept, and recorded if its network is another one. Otherwise it does nothing. Throws `DatabaseUnavailable`.
 */
export async function noteDevice(reading: SessionReading, readDevice: () => SessionDevice): Promise<void> {
  if (reading.state === "mismatched") await endMismatched({ id: reading.sessionId, userId: reading.userId });
  if (reading.state === "live" && reading.session.deviceChange !== "none")
    await recordChange(reading.session, readDevice());
}

async function endMismatched(session: OwnedSession): Promise<void> {
  await asOutage(() => transact((transaction) => endSessions(transaction, [session], "device_mismatch", "system")));
}

async function recordChange(session: LiveSession, device: SessionDevice): Promise<void> {
  const { id: sessionId, userId, deviceChange, addressTruncated } = session;
  const changedAt = takesNoFreshness(deviceChange) ? sql`"deviceChangedAt"` : sql`now()`;
  const isRecorded = deviceChange !== "address" || addressTruncated !== device.addressTruncated;
  // Quietly: pages that heard of it would ask at once, which may change the address again where each connection has its own.
  const record = deviceChange === "address" ? recordQuietly : recordSecurityEvent;
  await asOutage(() =>
    transact(async (transaction) => {
      // Compared once more, so that of requests that arrive together only one records the change.
      const changed = await transaction.query(sql`
        UPDATE "Session" SET "deviceChangedAt" = ${changedAt}, "deviceName" = ${device.name}, "userAgent" = ${device.userAgent},
          "addressHash" = COALESCE(${device.addressHash}, "addressHash"),
          "addressTruncated" = COALESCE(${device.addressTruncated}, "addressTruncated")
        WHERE id = ${sessionId}::uuid AND "userId" = ${userId} AND "endedAt" IS NULL
          AND ("userAgent" <> ${device.userAgent} OR "addressHash" IS DISTINCT FROM ${device.addressHash})
        RETURNING id`);
      if (changed.length > 0 && isRecorded)
        await record(transaction, { type: "device_changed", userId, actor: userId, sessionId, device });
    }),
  );
}
