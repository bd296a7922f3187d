import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { db, sql, type Transaction } from "@/lib/db";
import {
  asOutage,
  type LiveSession,
  recordSecurityEvent,
  type SessionDevice,
  type SessionUser,
} from "aurora-session/core";
import { commit } from "@/lib/prisma-transaction";
import { pictureAddress, pictureOf } from "@/lib/profile/picture-address";
import { valueProblem } from "@/lib/words/value-problem";

/** A picture: its bytes, and the media type that these tell. */
type Picture = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };

// By the first bytes (WHATWG MIME Sniffing §6.1), in hexadecimal. Nothing else is believed of a type.
const TYPES = Object.entries({
  "image/png": /^89504e470d0a1a0a/,
  "image/jpeg": /^ffd8ff/,
  "image/webp": /^52494646.{8}574542505650/,
});

/** A picture to keep, in base64. What a body may have bounds its size: about 12 kB. */
export const newPictureSchema = z.strictObject({
  picture: z.base64(valueProblem("notAPicture")).transform((text, context): Picture => {
    const bytes = Buffer.from(text, "base64");
    const start = bytes.toString("hex", 0, 16);
    const type = TYPES.find(([, beginning]) => beginning.test(start))?.[0];
    if (type !== undefined) return { type, bytes };
    context.addIssue(valueProblem("notAPicture"));
    return z.NEVER;
  }),
});

/** Keeps a person's picture in place of the one before, and returns its address. Throws `DatabaseUnavailable`. */
export async function setPicture(session: LiveSession, picture: Picture, device: SessionDevice): Promise<string> {
  const { userId } = session;
  const image = pictureAddress(createHash("sha256").update(picture.bytes).digest("base64url").slice(0, 16));
  await commit(async (transaction) => {
    // The user's row comes first here and in a deletion, so that the picture of somebody who is gone is never kept.
    const changed = await transaction.$executeRaw(sql`
      UPDATE "User" SET image = ${image}
      WHERE id = ${userId}::uuid AND image IS DISTINCT FROM ${image} AND "deletedAt" IS NULL`);
    if (changed === 0) return;
    const data = { ...picture, changedAt: new Date() };
    await transaction.picture.upsert({ where: { userId }, create: { userId, ...data }, update: data });
    await record(transaction, session, device);
  });
  return image;
}

/** Removes a person's picture, if there is one. Throws `DatabaseUnavailable`. */
export async function removePicture(session: LiveSession, device: SessionDevice): Promise<void> {
  const { userId } = session;
  await commit(async (transaction) => {
    const changed = await transaction.$executeRaw(sql`
      UPDATE "User" SET image = NULL
      WHERE id = ${userId}::uuid AND EXISTS (SELECT FROM "Picture" WHERE "userId" = ${userId}::uuid)`);
    if (changed === 0) return;
    await transaction.picture.deleteMany({ where: { userId } });
    await record(transaction, session, device);
  });
}

/** Returns a person's own picture of a version; null if they have none, or another one. Throws `DatabaseUnavailable`. */
export async function readPicture(user: Pick<SessionUser, "id" | "image">, version: string): Promise<Picture | null> {
  if (pictureOf(user) !== pictureAddress(version)) return null;
  const select = { type: true, bytes: true };
  return asOutage(() => db().picture.findUnique({ where: { userId: user.id }, select }));
}

async function record(
  transaction: Transaction,
  { id: sessionId, userId }: LiveSession,
  device: SessionDevice,
): Promise<void> {
  await recordSecurityEvent(transaction, { type: "picture_changed", userId, actor: userId, sessionId, device });
}
