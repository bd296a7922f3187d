import "server-only";
import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { completeSignIn, completeSignUp } from "@/lib/account/complete-sign-in";
import { requireUnreserved } from "@/lib/account/mailed-secret";
import { countSignUp } from "@/lib/account/sign-in-limits";
import type { CreatedSignIn, SignInRequest } from "@/lib/account/sign-in-request";
import { forgetFailures } from "@/lib/account/stranger-failures";
import { db, type Transaction } from "@/lib/db";
import { askDatabase, Problem } from "@/lib/errors";
import { deliverSoon } from "@/lib/mail/deliver-mail";
import { recordSecurityEvent } from "@/lib/session/security-event";
import { findSession } from "@/lib/session/session-queries";
import { signOut } from "@/lib/session/sign-out";
import { transact } from "@/lib/session/transact";

/** One provider sign-in: what its request brought, what Auth.js found out on the way, and what came of it. */
export type ProviderSignIn = {
  readonly request: SignInRequest;
  provider: string;
  /** Whether this sign-in is what made the account. */
  isNewAccount: boolean;
  sessionEpoch: number;
  created: CreatedSignIn | null;
  refusal: Problem | null;
};

const USER_COLUMNS = { id: true, name: true, email: true, emailVerified: true, image: true } as const;

/** Auth.js's Prisma adapter, with the session's life handed to `lib/session/`. One for each provider sign-in. */
export function createAuthAdapter(signIn: ProviderSignIn): Adapter {
  return { ...PrismaAdapter(db()), ...accountMethods(signIn), ...sessionMethods(signIn) };
}

function accountMethods(signIn: ProviderSignIn): Partial<Adapter> {
  return {
    async createUser({ name, email, emailVerified, image }) {
      const { device, language, address } = signIn.request;
      const count = () => countSignUp(address);
      return keepRefusal(signIn, count, async (transaction) => {
        const data = { name: name ?? null, email: email.toLowerCase(), emailVerified, image: image ?? null, language };
        const user = await transaction.user.create({ data, select: USER_COLUMNS });
        await requireUnreserved(transaction, user.email, user.id);
        signIn.isNewAccount = true;
        await recordSecurityEvent(transaction, { type: "account_created", userId: user.id, actor: user.id, device });
        return user;
      });
    },
    async getUserByAccount({ provider, providerAccountId }) {
      const account = await db().account.findUnique({
        where: { provider_providerAccountId: { provider, providerAccountId } },
        select: { user: { select: { ...USER_COLUMNS, sessionEpoch: true } } },
      });
      if (account === null) return null;
      const { sessionEpoch, ...user } = account.user;
      signIn.sessionEpoch = sessionEpoch;
      return user;
    },
    async getUserByEmail(email) {
      return db().user.findUnique({ where: { email: email.toLowerCase() }, select: USER_COLUMNS });
    },
    async linkAccount({ userId, type, provider, providerAccountId }) {
      // The provider's own tokens are not kept: nothing here uses them, and what is not kept can't leak.
      await db().account.create({ data: { userId, type, provider, providerAccountId } });
    },
  };
}

/** One transaction, and what comes before it. Auth.js makes every error the same: which it was is kept in `signIn`. */
async function keepRefusal<Answer>(
  signIn: ProviderSignIn,
  before: () => Promise<void>,
  work: (transaction: Transaction) => Promise<Answer>,
): Promise<Answer> {
  try {
    await before();
    return await askDatabase(() => transact(work));
  } catch (error) {
    signIn.refusal = error instanceof Problem ? error : null;
    throw error;
  }
}

function sessionMethods(signIn: ProviderSignIn): Partial<Adapter> {
  return {
    async createSession({ sessionToken, userId, expires }) {
      const { sessionEpoch, provider, request, isNewAccount } = signIn;
      const proven = { userId, sessionEpoch, provider, persistent: false, token: sessionToken };
      const forget = () => forgetFailures(userId);
      signIn.created = await keepRefusal(signIn, forget, async (transaction) =>
        isNewAccount
          ? completeSignUp(transaction, proven, request)
          : (await completeSignIn(transaction, proven, request)).created,
      );
      deliverSoon();
      return { sessionToken, userId, expires };
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
