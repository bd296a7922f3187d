import "server-only";
import { listSecurityEvents, publicActor } from "@/lib/activity/activity-queries";
import { db } from "@/lib/db";
import { listSentMails } from "@/lib/mail/sent-mail-queries";
import type { SentMail, SentMails } from "@/lib/mail/sent-mail-schemas";
import { asOutage, listKeptSessions, type KeptSession } from "aurora-session/core";
import type { ExportedSession, ExportHead } from "@/lib/profile/export-schemas";

const PAGE = 1000;

/**
 * Returns everything that is kept of a person as the text of one JSON document, piece by piece: a page of rows is in memory at
 * a time. A product adds what its own tables keep. The first piece throws `DatabaseUnavailable` before anything is sent.
 */
export async function exportPerson(userId: string, now: Date): Promise<ReadableStream<Uint8Array>> {
  const head = JSON.stringify(await readHead(userId, now));
  return toStream(writeExport(userId, head));
}

async function* writeExport(userId: string, head: string): AsyncGenerator<string, void> {
  yield `${head.slice(0, -1)},"sessions":`;
  yield* writeList(sessionPages(userId));
  yield `,"activity":`;
  yield* writeList(activityPages(userId));
  yield `,"mails":`;
  yield* writeList(mailPages(userId));
  yield "}";
}

async function* writeList(pages: AsyncGenerator<readonly unknown[]>): AsyncGenerator<string, void> {
  let before = "[";
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield before + page.map((entry) => JSON.stringify(entry)).join();
    before = ",";
  }
  yield before === "[" ? "[]" : "]";
}

async function* sessionPages(userId: string): AsyncGenerator<ExportedSession[], void> {
  let after: string | null = null;
  do {
    const page: KeptSession[] = await listKeptSessions(userId, after, PAGE);
    yield page.map((session) => toExportedSession(session, userId));
    after = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
  } while (after !== null);
}

async function* activityPages(userId: string): AsyncGenerator<readonly unknown[], void> {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listSecurityEvents>> = await listSecurityEvents(userId, {
      limit: PAGE,
      ...(cursor !== null && { cursor }),
    });
    yield page.events;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

async function* mailPages(userId: string): AsyncGenerator<SentMail[], void> {
  let cursor: string | null = null;
  do {
    const page: SentMails = await listSentMails(userId, { limit: PAGE, ...(cursor !== null && { cursor }) });
    yield page.mails;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

function toExportedSession(session: KeptSession, userId: string): ExportedSession {
  const {
    isClient,
    parentId,
    persistent,
    endedBy,
    deviceName,
    ownName,
    userAgent,
    addressTruncated,
    provider,
    ...rest
  } = session;
  return {
    ...rest,
    kind: isClient ? "client" : "browser",
    connectedBy: parentId,
    createdAt: session.createdAt.toISOString(),
    authenticatedAt: session.authenticatedAt.toISOString(),
    rotatedAt: session.rotatedAt?.toISOString() ?? null,
    deviceChangedAt: session.deviceChangedAt?.toISOString() ?? null,
    lastActiveAt: session.lastActiveAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    keptSignedIn: persistent,
    endedAt: session.endedAt?.toISOString() ?? null,
    endedBy: endedBy === null ? null : publicActor(endedBy, userId),
    device: { name: deviceName, ownName, userAgent, address: addressTruncated },
    method: provider,
  };
}

// An allow-list, so that a new column stays inside until somebody decides otherwise.
async function readHead(userId: string, now: Date): Promise<ExportHead> {
  const { user, picture, providers, knownBrowsers, mailedLinks } = await asOutage(() => readRows(userId));
  const { passwordHash, emailVerified, ...account } = user;
  return {
    exportedAt: now.toISOString(),
    account: {
      ...account,
      emailVerifiedAt: emailVerified?.toISOString() ?? null,
      hasPassword: passwordHash !== null,
      disabledAt: user.disabledAt?.toISOString() ?? null,
      createdAt: user.createdAt.toISOString(),
    },
    picture: picture && {
      type: picture.type,
      bytes: Buffer.from(picture.bytes).toString("base64"),
      changedAt: picture.changedAt.toISOString(),
    },
    providers: providers.map(({ provider, type, providerAccountId, linkedAt }) => ({
      provider,
      type,
      accountId: providerAccountId,
      linkedAt: linkedAt?.toISOString() ?? null,
    })),
    knownBrowsers: knownBrowsers.map(({ lastSeenAt }) => ({ lastSeenAt: lastSeenAt.toISOString() })),
    mailedLinks: mailedLinks.map(({ expiresAt, usedAt, ...link }) => ({
      ...link,
      expiresAt: expiresAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
    })),
  };
}

async function readRows(userId: string) {
  const where = { userId };
  return {
    user: await db().user.findUniqueOrThrow({ where: { id: userId }, select: ACCOUNT }),
    picture: await db().picture.findUnique({ where, select: { type: true, bytes: true, changedAt: true } }),
    providers: await db().account.findMany({
      where,
      select: { provider: true, type: true, providerAccountId: true, linkedAt: true },
    }),
    knownBrowsers: await db().knownDevice.findMany({ where, select: { lastSeenAt: true } }),
    mailedLinks: await db().mailedSecret.findMany({
      where,
      select: { purpose: true, email: true, expiresAt: true, usedAt: true },
    }),
  };
}

const ACCOUNT = {
  id: true,
  name: true,
  email: true,
  emailVerified: true,
  image: true,
  role: true,
  language: true,
  chosenLanguage: true,
  colorScheme: true,
  timeZone: true,
  passwordHash: true,
  mustChangePassword: true,
  strangerFailures: true,
  disabledAt: true,
  createdAt: true,
} as const;

function toStream(pieces: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return();
    },
  });
}
