import { z } from "zod";
import { publicEventSchema } from "@/lib/activity/activity-schemas";
import { sentMailSchema } from "@/lib/mail/sent-mail-schemas";
import { endReasonSchema } from "aurora-session/shared";

const time = z.iso.datetime();

const exportedSessionSchema = z.object({
  id: z.uuid(),
  /** A client is an app that uses the API without a cookie; its device's name is its own. */
  kind: z.enum(["browser", "client"]),
  /** The session that connected a client. */
  connectedBy: z.uuid().nullable(),
  createdAt: time,
  authenticatedAt: time,
  rotatedAt: time.nullable(),
  deviceChangedAt: time.nullable(),
  lastActiveAt: time,
  expiresAt: time,
  idleTimeoutSeconds: z.number().int(),
  keptSignedIn: z.boolean(),
  endedAt: time.nullable(),
  endReason: endReasonSchema.nullable(),
  endedBy: z.nullable(publicEventSchema.shape.actor),
  device: z.object({
    name: z.string(),
    ownName: z.string().nullable(),
    userAgent: z.string(),
    address: z.string().nullable(),
  }),
  method: z.string(),
});

/** Everything that is kept of a person, but for what opens something and what is a hash of it. */
export const exportSchema = z.object({
  exportedAt: time,
  account: z.object({
    id: z.uuid(),
    name: z.string().nullable(),
    email: z.string(),
    emailVerifiedAt: time.nullable(),
    image: z.string().nullable(),
    role: z.string(),
    language: z.string().nullable(),
    chosenLanguage: z.string().nullable(),
    colorScheme: z.string().nullable(),
    timeZone: z.string().nullable(),
    hasPassword: z.boolean(),
    mustChangePassword: z.boolean(),
    /** Wrong passwords in a row from browsers that the account doesn't know. */
    strangerFailures: z.number().int(),
    disabledAt: time.nullable(),
    createdAt: time,
  }),
  /** The picture that they gave of themselves, in base64. */
  picture: z.object({ type: z.string(), bytes: z.base64(), changedAt: time }).nullable(),
  providers: z.array(
    z.object({ provider: z.string(), type: z.string(), accountId: z.string(), linkedAt: time.nullable() }),
  ),
  /** Browsers that have signed in before. No more is known of them than when that was. */
  knownBrowsers: z.array(z.object({ lastSeenAt: time })),
  /** Links and codes that were mailed, without what opens something. */
  mailedLinks: z.array(
    z.object({ purpose: z.string(), email: z.string().nullable(), expiresAt: time, usedAt: time.nullable() }),
  ),
  sessions: z.array(exportedSessionSchema),
  activity: z.array(publicEventSchema),
  /** Mails that were sent to the person, without what they said. */
  mails: z.array(sentMailSchema),
});

/** The parts of an export that are small, whatever a person did. */
export type ExportHead = Omit<z.input<typeof exportSchema>, "sessions" | "activity" | "mails">;

export type ExportedSession = z.input<typeof exportedSessionSchema>;
