import "server-only";
import { env } from "@/lib/env";
import type { MailWords } from "@/lib/mail/mail-queue";

// Links come from AUTH_URL only: a request's Host header would let a stranger choose where they lead (CWE-640).
function link(path: string, secret: string): string {
  return new URL(`${path}?secret=${secret}`, env().AUTH_URL).href;
}

function mail(subject: string, ...paragraphs: readonly string[]): MailWords {
  return { subject, text: `${paragraphs.join("\n\n")}\n\nAurora, ${env().AUTH_URL.origin}\n` };
}

const NOT_YOU = "If that was you, there is nothing to do.";

/** To whoever asked for a new password. */
export function passwordResetMail(secret: string): MailWords {
  return mail(
    "Choose a new password",
    "Somebody, probably you, asked for a new password for your account. Choose one here:",
    link("/reset-password", secret),
    "The link works once, for 30 minutes. Choosing a new password signs you out on every device.",
    "If it wasn't you, ignore this mail: nothing has changed.",
  );
}

/** After somebody said that a sign-in or a change wasn't theirs: the way back in. */
export function securedAccountMail(secret: string): MailWords {
  return mail(
    "Your account is secured: choose a new password",
    "You told us that something in your account wasn't you. Every device is signed out, and the old password doesn't work any more. Choose a new one here:",
    link("/reset-password", secret),
    "The link works once, for 30 minutes. After that, “Forgot your password?” on the sign-in page sends another.",
  );
}

/** After the password changed. */
export function passwordChangedMail(): MailWords {
  return mail(
    "Your password was changed",
    "The password of your account was changed, which signed out other devices.",
    NOT_YOU,
    `If not, choose a new one at once: ${new URL("/forgot-password", env().AUTH_URL).href}`,
  );
}

/** To the new address of an e-mail change. */
export function emailChangeMail(secret: string): MailWords {
  return mail(
    "Confirm your new email address",
    "Somebody, probably you, wants to use this address for their account. Confirm it here:",
    link("/confirm-email", secret),
    "The link works once, for 30 minutes. If it wasn't you, ignore this mail: nothing has changed.",
  );
}

/** To an address that already has an account, where somebody else wants it for theirs: the person who asked is not told. */
export function emailInUseMail(): MailWords {
  return mail(
    "Somebody tried to use your email address",
    "Somebody asked to use this address for another account. It already has one, so nothing has changed.",
    "If that was you, sign in with this address instead.",
  );
}

/** To the old address, after the e-mail changed. */
export function emailChangedMail(secret: string): MailWords {
  return mail(
    "Your email address was changed",
    "Your account now uses another email address, and other devices were signed out.",
    NOT_YOU,
    "If not, take it back here. Every device is then signed out, and you choose a new password:",
    link("/undo-email-change", secret),
    "The link works once, for 7 days.",
  );
}

/** After a sign-in from a browser that the account has not seen before. */
export function newDeviceMail(secret: string, device: string, address: string | null, at: Date): MailWords {
  const where = address === null ? device : `${device}, near the address ${address}`;
  return mail(
    "New sign-in to your account",
    `There was a sign-in from a browser that your account has not seen before: ${where}, at ${at.toISOString().slice(0, 16).replace("T", " ")} UTC.`,
    NOT_YOU,
    "If not, say so here. Every device is then signed out, and the password stops working until you have chosen a new one:",
    link("/report-sign-in", secret),
    "The link works once, for 7 days.",
  );
}

/** After a refresh token was used twice. */
export function refreshReuseMail(clientName: string): MailWords {
  return mail(
    "An app was disconnected from your account",
    `The sign-in of “${clientName}” was used from two places at once, as happens when somebody has copied it. The app was disconnected at once, and neither copy works any more.`,
    "If you use the app, connect it again. If you don't know it, change your password:",
    new URL("/account/security", env().AUTH_URL).href,
  );
}

/** The code that proves a mailbox to a session without a password. */
export function reauthenticationMail(code: string): MailWords {
  return mail(
    `${code} is your code`,
    `Your code is ${code}. It works once, for 10 minutes, in the browser that asked for it.`,
    "Nobody of us will ever ask you for it. If you did not ask, look at your devices and sign out the ones you don't know.",
  );
}

/** After the account was deleted. */
export function accountDeletedMail(): MailWords {
  return mail("Your account was deleted", "Your account and what was in it are gone, and every device is signed out.");
}
