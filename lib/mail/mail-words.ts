import "server-only";
import { z } from "zod";
import { sql, type Queryable } from "aurora-session/core";
import { deviceText, networkText, DEFAULT_LANGUAGE, parseLanguage, type Language, fill } from "aurora-session/shared";
import { env } from "@/lib/env";
import { isolated } from "@/lib/text/isolated-text";
import { isTimeZone } from "@/lib/text/time-zone";
import { methodText } from "@/lib/devices/method-text";
import { queueMail, type MailWords } from "@/lib/mail/mail-queue";
import { CATALOGUE } from "@/lib/words/catalogue";
import type { MailKind } from "@/lib/words/mail-titles";

/** Every mail of ours, in one language. */
export type Mails = ReturnType<typeof mailsIn>;

const mailboxSchema = z.tuple([
  z.object({ email: z.string(), language: z.string().nullable(), timeZone: z.string().nullable() }),
]);

/**
 * Returns a person's address, and the mails in the language of their account, read in the transaction that sends one; in
 * English if none is known.
 */
async function mailboxOf(transaction: Queryable, userId: string): Promise<{ email: string; mails: Mails }> {
  const rows = await transaction.query(sql`SELECT email, language, "timeZone" FROM "User" WHERE id = ${userId}::uuid`);
  const [{ email, language, timeZone }] = mailboxSchema.parse(rows);
  return { email, mails: mailsIn(parseLanguage(language) ?? DEFAULT_LANGUAGE, timeZone) };
}

/**
 * Queues a mail to a person's own address, in the language of {@link mailboxOf}, in the transaction that it tells of. It
 * stands in their list.
 */
export async function mailTo(
  transaction: Queryable,
  userId: string,
  choose: (mails: Mails) => MailWords,
): Promise<void> {
  const { email, mails } = await mailboxOf(transaction, userId);
  await queueMail(transaction, { email, userId }, choose(mails));
}

/** Returns the mails of {@link mailboxOf}. */
export async function mailsFor(transaction: Queryable, userId: string): Promise<Mails> {
  return (await mailboxOf(transaction, userId)).mails;
}

/** Returns the mails in a language, with times of a time zone, or else in UTC. */
export function mailsIn(language: Language, timeZone: string | null = null) {
  const { mails: words, aurora, common } = CATALOGUE[language];

  function write(kind: MailKind, values: Readonly<Record<string, string>> = {}): MailWords {
    const { subject, paragraphs } = words[kind];
    const from = fill(words.from, { origin: env().AUTH_URL.origin });
    const text = [...paragraphs.map((paragraph) => fill(paragraph, values)), from].join("\n\n");
    return { kind, subject: fill(subject, values), text: `${text}\n`, language };
  }

  function timeText(at: Date): string {
    // Kept by a server that knew the zone. This one may not.
    const zone = timeZone !== null && isTimeZone(timeZone) ? timeZone : "UTC";
    const time = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone: zone }).format(
      at,
    );
    return zone === "UTC" ? `${time} UTC` : `${time} (${zone})`;
  }

  return {
    /** To the person who asked for a new password. */
    passwordReset: (secret: string) => write("passwordReset", { link: link("/reset-password", secret) }),
    /** After somebody said that a sign-in or a change wasn't theirs: the way back in. */
    securedAccount: (secret: string) => write("securedAccount", { link: link("/reset-password", secret) }),
    /** After the password changed. */
    passwordChanged: () => write("passwordChanged", { link: address("/forgot-password") }),
    /** After a new password was chosen by a mailed link. */
    passwordReplaced: () => write("passwordReplaced", { link: address("/forgot-password") }),
    /** After a way to sign in was removed. */
    signInMethodRemoved: (method: string) =>
      write("signInMethodRemoved", {
        method: methodText(common.methods, method),
        link: address("/forgot-password"),
      }),
    /** To the address of a new account, or of one that nobody has confirmed. */
    confirmEmail: (secret: string) =>
      write("confirmEmail", { link: link("/verify-email", secret), reset: address("/forgot-password") }),
    /** To an address that has an account, where somebody wants to create one with it. */
    addressInUse: (secret: string) => write("addressInUse", { link: link("/reset-password", secret) }),
    /** After a provider proved who owns the mailbox of an account that nobody had confirmed. */
    accountClaimed: (method: string) =>
      write("accountClaimed", {
        method: methodText(common.methods, method),
        link: address("/forgot-password"),
      }),
    /** To the new address of an e-mail change. */
    emailChange: (secret: string) => write("emailChange", { link: link("/confirm-email", secret) }),
    /**
     * To an address that already has an account, where somebody else wants it for theirs. The person who asked is not
     * told.
     */
    emailInUse: () => write("emailInUse"),
    /** To the old address, after the e-mail changed. */
    emailChanged: (secret: string) => write("emailChanged", { link: link("/undo-email-change", secret) }),
    /** After a sign-in from a browser that the account has not seen before, or of an app. */
    newDevice(secret: string, { kind, name, near }: SeenDevice, at: Date) {
      const device =
        kind === "client"
          ? fill(words.newDevice.app, { app: isolated(name) })
          : isolated(deviceText(aurora.devices.names, name));
      const where = near === null ? device : fill(words.newDevice.deviceNear, { device, address: networkText(near) });
      return write("newDevice", { where, time: timeText(at), link: link("/report-sign-in", secret) });
    },
    /** After twenty wrong passwords in a row from browsers that the account has not seen before. */
    failedSignIns: () => write("failedSignIns", { link: address("/forgot-password") }),
    /** After a refresh token was used twice. */
    refreshReuse: (app: string) => write("refreshReuse", { app: isolated(app), link: address("/account/security") }),
    /** The code that proves a mailbox to a session without a password. */
    reauthentication: (code: string) => write("reauthentication", { code }),
    /** After the account was deleted. */
    accountDeleted: () => write("accountDeleted"),
    /** To an address that the deleted account had before, while its link brings the account back. */
    movedAccountDeleted: (until: Date) =>
      write("movedAccountDeleted", { change: words.emailChanged.subject, time: timeText(until) }),
  };
}

/**
 * The device or app that signed in, as the person is told of it. An app chose its name itself, so that stands in
 * quotation marks.
 */
export type SeenDevice = {
  readonly kind: "browser" | "client";
  readonly name: string;
  /** The network it was in, if known. */
  readonly near: string | null;
};

// Links come from AUTH_URL only: a request's Host header would let a stranger choose where they lead (CWE-640).
function address(path: string): string {
  return new URL(path, env().AUTH_URL).href;
}

function link(path: string, secret: string): string {
  return address(`${path}?secret=${secret}`);
}
