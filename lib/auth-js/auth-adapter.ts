import "server-only";
import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { completeSignIn, completeSignUp } from "@/lib/account/complete-sign-in";
import {
  findLinkedAccount,
  noteProvenMailbox,
  openProviderAccount,
  type ProviderLink,
} from "@/lib/auth-js/provider-account";
import {
  providerAccountIdSchema,
  readProfile,
  type Claims,
  type ProfileRefusal,
  type ProviderProfile,
} from "@/lib/auth-js/provider-profile";
import { countSignUp, forgetFailures } from "@/lib/account/sign-in-limits";
import type { CreatedSignIn, SignInRequest } from "@/lib/account/requester";
import { db, type Transaction } from "@/lib/db";
import { Problem, type ProblemCode, findSession, signOut } from "aurora-session/core";
import { commitEmail } from "@/lib/prisma-transaction";

/** A provider's claims, and the account of the provider that they are about. Nothing of it is checked yet. */
type ProviderAnswer = { readonly link: ProviderLink; readonly claims: Claims };

/** One provider sign-in: its request, the facts that Auth.js found out on the way, and its outcome. */
export type ProviderSignIn = {
  readonly request: SignInRequest;
  provider: string;
  answer: ProviderAnswer | null;
  /** Whether this sign-in created the account, or gave it to the owner of its address. */
  isNewAccount: boolean;
  sessionEpoch: number;
  created: CreatedSignIn | null;
  /** Why it was refused, in a word for the login page. */
  refusal: { readonly code: ProblemCode | ProfileRefusal } | null;
};

/** Auth.js's Prisma adapter, whose session methods use `lib/session/`. Each provider sign-in has its own. */
export function createAuthAdapter(signIn: ProviderSignIn): Adapter {
  return { ...PrismaAdapter(db()), ...accountMethods(signIn), ...sessionMethods(signIn) };
}

function accountMethods(signIn: ProviderSignIn): Partial<Adapter> {
  return {
    async createUser() {
      const { profile, link } = requireProfile(signIn);
      const work = async (transaction: Transaction) => {
        const { user, sessionEpoch } = await openProviderAccount(transaction, profile, link, signIn.request);
        signIn.isNewAccount = true;
        signIn.sessionEpoch = sessionEpoch;
        return user;
      };
      return keepRefusal(signIn, work, () => countSignUp(signIn.request.address));
    },
    async getUserByAccount({ provider, providerAccountId }) {
      if (!providerAccountIdSchema.safeParse(providerAccountId).success) refuse(signIn, "profile_unusable");
      const linked = await keepRefusal(signIn, (transaction) =>
        findLinkedAccount(transaction, { provider, providerAccountId }),
      );
      if (linked === null) return null;
      signIn.sessionEpoch = linked.sessionEpoch;
      return linked.user;
    },
    // Null: the transaction that makes the account decides to whom an address belongs, by what the provider verified.
    async getUserByEmail() {
      return null;
    },
    // `createUser` has done it. Auth.js calls this for nobody else, because it never sees who is signed in.
    async linkAccount() {
      return null;
    },
  };
}

function refuse(signIn: ProviderSignIn, code: ProfileRefusal): never {
  signIn.refusal = { code };
  throw new Error(`The provider's answer can't be used: ${code}.`);
}

function requireProfile(signIn: ProviderSignIn): { profile: ProviderProfile; link: ProviderLink } {
  const { answer } = signIn;
  if (answer === null) return refuse(signIn, "profile_unusable");
  const profile = readProfile(answer.link.provider, answer.claims);
  return typeof profile === "string" ? refuse(signIn, profile) : { profile, link: answer.link };
}

/** Runs one transaction, and the work before it. Auth.js makes every error the same, so `signIn` keeps which one it was. */
async function keepRefusal<Answer>(
  signIn: ProviderSignIn,
  work: (transaction: Transaction) => Promise<Answer>,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<Answer> {
  try {
    await before();
    return await commitEmail(work);
  } catch (error) {
    signIn.refusal = error instanceof Problem ? error : null;
    throw error;
  }
}

function sessionMethods(signIn: ProviderSignIn): Partial<Adapter> {
  return {
    // Auth.js sets the cookie to the token that this returns, not to the one that it made.
    async createSession({ userId, expires }) {
      const { sessionEpoch, provider, request, isNewAccount, answer } = signIn;
      const proven = { userId, sessionEpoch, provider, persistent: false };
      const work = async (transaction: Transaction) => {
        if (isNewAccount) return completeSignUp(transaction, proven, request);
        const { created } = await completeSignIn(transaction, proven, request);
        const profile = answer === null ? "email_missing" : readProfile(provider, answer.claims);
        if (typeof profile !== "string") await noteProvenMailbox(transaction, userId, profile, request);
        return created;
      };
      const created = await keepRefusal(signIn, work, () => forgetFailures(userId));
      signIn.created = created;
      return { sessionToken: created.token, userId, expires };
    },
    async getSessionAndUser(sessionToken) {
      const reading = await findSession(sessionToken, null);
      if (reading.state !== "live") return null;
      const { userId, user, expiresAt } = reading.session;
      const adapterUser: AdapterUser = { ...user, emailVerified: null };
      return { session: { sessionToken, userId, expires: expiresAt }, user: adapterUser };
    },
    // Only a factor moves the absolute end (`rotateSession`), and activity is noted by `touchSession`.
    async updateSession() {
      return null;
    },
    async deleteSession(sessionToken) {
      const unfinished = { tokens: [], ticketedIds: [], everywhere: false, everywhereIds: [] };
      const named = { tokens: [sessionToken], accessToken: null, everywhere: false, expectedSessionId: null };
      await signOut({ ...named, unfinished });
    },
  };
}
