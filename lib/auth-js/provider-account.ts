import "server-only";
import type { AdapterUser } from "next-auth/adapters";
import { z } from "zod";
import { requireUnreserved, voidSecrets } from "@/lib/account/mailed-secret";
import type { ProviderProfile } from "@/lib/auth-js/provider-profile";
import { forgetWaysIn } from "@/lib/account/secure-account";
import type { SignInRequest } from "@/lib/account/requester";
import { sql, type Transaction } from "@/lib/db";
import { Problem, endAllSessions, recordSecurityEvent, readSessionEpoch, sessionEpochOf } from "aurora-session/core";
import { mailTo } from "@/lib/mail/mail-words";

/** A person's account at a provider. */
export type ProviderLink = { readonly type: string; readonly provider: string; readonly providerAccountId: string };

/** The columns of a user that Auth.js gets. */
const ADAPTER_USER_COLUMNS = { id: true, name: true, email: true, emailVerified: true, image: true } as const;

/** The account that a provider's answer opens, and its session epoch. */
type Opened = { readonly user: AdapterUser; readonly sessionEpoch: number };

const ownerSchema = z.array(
  z.object({ id: z.string(), verified: z.boolean(), disabled: z.boolean(), administers: z.boolean() }),
);

const linkedSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string().nullable(),
    email: z.string(),
    emailVerified: z.date().nullable(),
    image: z.string().nullable(),
    sessionEpoch: z.number(),
  }),
);

/** Returns the account that is linked to a person's account at a provider; null if none is. */
export async function findLinkedAccount(
  transaction: Transaction,
  { provider, providerAccountId }: Omit<ProviderLink, "type">,
): Promise<Opened | null> {
  const rows = await transaction.$queryRaw(sql`
    SELECT u.id, u.name, u.email, u."emailVerified", u.image, ${sessionEpochOf(sql`u.id`)} AS "sessionEpoch"
    FROM "Account" a JOIN "User" u ON u.id = a."userId"
    WHERE a.provider = ${provider} AND a."providerAccountId" = ${providerAccountId}`);
  const [linked] = linkedSchema.parse(rows);
  if (linked === undefined) return null;
  const { sessionEpoch, ...user } = linked;
  return { user, sessionEpoch };
}

/**
 * Opens an account for a person whose mailbox a provider has verified, linked to the provider: both or neither, so that
 * nobody is left with an account that they can't enter. If an account has that address and nobody ever confirmed it, it
 * becomes theirs, and every way in which somebody else could enter it is removed. An administrator's never does. Throws
 * `email_taken`, `account_disabled`.
 */
export async function openProviderAccount(
  transaction: Transaction,
  profile: ProviderProfile,
  link: ProviderLink,
  request: SignInRequest,
): Promise<Opened> {
  const rows = await transaction.$queryRaw(sql`
    SELECT id, "emailVerified" IS NOT NULL AS verified, "disabledAt" IS NOT NULL AS disabled, role = 'admin' AS administers
    FROM "User" WHERE email = ${profile.email} FOR NO KEY UPDATE`);
  const [owner] = ownerSchema.parse(rows);
  if (owner === undefined) return createAccount(transaction, profile, link, request);
  // An administrator proves the mailbox to us: somebody else may have a mailbox by now that a provider verified long ago.
  if (owner.verified || owner.administers) throw new Problem("email_taken");
  if (owner.disabled) throw new Problem("account_disabled");
  return claimAccount(transaction, owner.id, profile, link, request);
}

// The provider's own tokens are not kept: nothing here uses them, and tokens that are not kept can't leak.
function proven({ name, image }: ProviderProfile, { type, provider, providerAccountId }: ProviderLink) {
  const emailVerified = new Date();
  return {
    name,
    image,
    emailVerified,
    accounts: { create: { type, provider, providerAccountId, linkedAt: emailVerified } },
  };
}

async function createAccount(
  transaction: Transaction,
  profile: ProviderProfile,
  link: ProviderLink,
  { device, language }: SignInRequest,
): Promise<Opened> {
  const data = { ...proven(profile, link), email: profile.email, language };
  const user = await transaction.user.create({ data, select: ADAPTER_USER_COLUMNS });
  await requireUnreserved(transaction, user.email, user.id);
  await recordSecurityEvent(transaction, { type: "account_created", userId: user.id, actor: user.id, device });
  return { user, sessionEpoch: 0 };
}

async function claimAccount(
  transaction: Transaction,
  userId: string,
  profile: ProviderProfile,
  link: ProviderLink,
  { device }: SignInRequest,
): Promise<Opened> {
  await recordSecurityEvent(transaction, { type: "account_claimed", userId, actor: userId, device });
  await endAllSessions(transaction, userId, "email_proven");
  await forgetWaysIn(transaction, userId, device);
  await voidSecrets(transaction, userId);
  const data = { ...proven(profile, link), passwordHash: null };
  const user = await transaction.user.update({ where: { id: userId }, data, select: ADAPTER_USER_COLUMNS });
  await transaction.picture.deleteMany({ where: { userId } });
  await mailTo(transaction, userId, (mails) => mails.accountClaimed(link.provider));
  return { user, sessionEpoch: await readSessionEpoch(transaction, userId) };
}

/** Notes that an account's address is confirmed, if the provider of this sign-in has verified the same address. */
export async function noteProvenMailbox(
  transaction: Transaction,
  userId: string,
  { email }: ProviderProfile,
  { device }: SignInRequest,
): Promise<void> {
  const where = { id: userId, email, emailVerified: null };
  const { count } = await transaction.user.updateMany({ where, data: { emailVerified: new Date() } });
  if (count > 0) await recordSecurityEvent(transaction, { type: "email_verified", userId, actor: userId, device });
}
