import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { NextAuthConfig } from "next-auth";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { asOutage, DatabaseUnavailable, Problem } from "../base/problem.ts";
import { processState } from "../base/process-state.ts";
import { isSecureOrigin, settings } from "../base/settings.ts";
import { readCredentials } from "../core/credentials.ts";
import { database } from "../core/database.ts";
import { createSession, type CreatedSession } from "../core/session-commands.ts";
import { appendCookies, cookieName, signedInCookies } from "../core/session-cookies.ts";
import { readSessionEpoch } from "../core/session-epoch.ts";
import { findSession } from "../core/session-queries.ts";
import { signOut } from "../core/sign-out.ts";
import { toAuthJsUser } from "../http/public-session.ts";
import { requestDevice } from "../http/request-device.ts";
import { AUTH_JS_SIGN_IN, passToAuthJs, type AuthJsHandlers } from "./pass-to-auth-js.ts";

/** One request to Auth.js: what a sign-in needs of it, and the session that came of it. */
type Visit = {
  readonly headers: Headers;
  provider: string;
  /** The epochs of the people whom Auth.js found, read before it asked whether they may sign in. */
  readonly epochs: Map<string, number>;
  created: CreatedSession | null;
  /** Why the sign-in was refused, if a part of this layer did. */
  problem: Problem | null;
};

declare global {
  interface AuroraSessionState {
    visits?: AsyncLocalStorage<Visit>;
  }
}

function visits(): AsyncLocalStorage<Visit> {
  return (processState.visits ??= new AsyncLocalStorage());
}

function visit(): Visit {
  const current = visits().getStore();
  if (current === undefined) throw new Error("Auth.js signs people in through aurora.handlers() only.");
  return current;
}

/** A host's configuration of Auth.js, with the adapter of its database. */
export type AuthJsOptions = Omit<
  NextAuthConfig,
  "session" | "secret" | "trustHost" | "useSecureCookies" | "basePath"
> & {
  readonly adapter: Adapter;
  /** Whether sessions live on when the browser is closed, as with "keep me signed in". */
  readonly persistent?: boolean;
};

/**
 * Returns the configuration for `NextAuth(…)`: the host's, with sessions of this layer. Auth.js does the round trip to a
 * provider, and the host's adapter keeps people and accounts; sessions are created, read and ended here. It is a function,
 * because a build has no secret yet.
 */
export function authJs({ adapter, persistent = false, ...config }: AuthJsOptions): () => NextAuthConfig {
  return () => {
    const { secret, previousSecrets, lifetimeSeconds: maxAge, pages } = settings();
    const secure = isSecureOrigin();
    const options = { httpOnly: true, sameSite: "lax" as const, path: "/", secure };
    return {
      ...(pages.signIn !== AUTH_JS_SIGN_IN && { pages: { signIn: pages.signIn, error: pages.signIn } }),
      ...config,
      secret: [secret, ...previousSecrets],
      trustHost: true,
      basePath: "/api/auth",
      useSecureCookies: secure,
      adapter: { ...adapter, ...withEpochs(adapter), ...sessionMethods(persistent) },
      // Equal ages: Auth.js writes a session again only when `updateAge` has passed.
      session: { strategy: "database", maxAge, updateAge: maxAge },
      cookies: { ...config.cookies, sessionToken: { name: cookieName("session"), options } },
      callbacks: {
        ...config.callbacks,
        async signIn(facts) {
          // A Server Action that mails a link asks this too, outside of a visit.
          const current = visits().getStore();
          if (current !== undefined) current.provider = facts.account?.provider ?? "unknown";
          return (await config.callbacks?.signIn?.(facts)) ?? true;
        },
      },
    };
  };
}

// A sign-out everywhere that is committed between these and `createSession` refuses the sign-in.
function withEpochs(adapter: Adapter): Adapter {
  const note = async (find: () => PromiseLike<AdapterUser | null> | AdapterUser | null | undefined) =>
    asVisited(async () => {
      const user = (await find()) ?? null;
      const current = visits().getStore();
      // Auth.js asks twice, before and after the host's own `signIn`: the first answer counts.
      if (user !== null && current?.epochs.has(user.id) === false)
        current.epochs.set(user.id, await readSessionEpoch(database, user.id));
      return user;
    });
  return {
    getUserByAccount: async (account) => note(() => adapter.getUserByAccount?.(account)),
    getUserByEmail: async (email) => note(() => adapter.getUserByEmail?.(email)),
  };
}

/**
 * Runs work of a visit; an outage of the host's own adapter counts as one too. Auth.js makes every error the same, so the visit
 * keeps which one it was.
 */
async function asVisited<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await asOutage(work);
  } catch (error) {
    const current = visits().getStore();
    if (current !== undefined && error instanceof Problem) current.problem ??= error;
    throw error;
  }
}

function sessionMethods(persistent: boolean): Adapter {
  return {
    // Auth.js sets the cookie to the token that this returns, not to the one that it made.
    async createSession({ userId, expires }) {
      const current = visit();
      const { headers, provider, epochs } = current;
      const session = {
        userId,
        sessionEpoch: epochs.get(userId) ?? 0,
        device: requestDevice(headers),
        provider,
        persistent,
        replaces: readCredentials(headers),
      };
      const created = await asVisited(() => createSession(session));
      current.created = created;
      return { sessionToken: created.token, userId, expires };
    },
    async getSessionAndUser(sessionToken) {
      const reading = await findSession(sessionToken, null);
      if (reading.state !== "live") return null;
      const { userId, user, expiresAt } = reading.session;
      return {
        session: { sessionToken, userId, expires: expiresAt },
        user: { emailVerified: null, ...toAuthJsUser(user) },
      };
    },
    // Only a factor moves the absolute end, and activity is noted by `POST /api/auth/activity`.
    async updateSession() {
      return null;
    },
    async deleteSession(sessionToken) {
      const unfinished = { tokens: [], ticketedIds: [], everywhere: false, everywhereIds: [] };
      await signOut({
        tokens: [sessionToken],
        accessToken: null,
        everywhere: false,
        expectedSessionId: null,
        unfinished,
      });
    },
  };
}

/**
 * Lets Auth.js answer a request, and gives a successful sign-in our cookies; the same transaction has ended what this browser
 * held before. A sign-in that this layer refused leads to the sign-in page with the code. Throws what {@link passToAuthJs}
 * throws, and `DatabaseUnavailable`.
 */
export async function handleAuthJs(request: Request, handlers: AuthJsHandlers): Promise<Response> {
  const { headers } = request;
  const current: Visit = { headers, provider: "unknown", epochs: new Map(), created: null, problem: null };
  const response = await visits().run(current, () => passToAuthJs(request, handlers));
  const { created, problem } = current;
  if (created !== null) appendCookies(response.headers, signedInCookies(created));
  else if (problem instanceof DatabaseUnavailable) throw problem;
  else if (problem !== null) response.headers.set("Location", `${settings().pages.signIn}?error=${problem.code}`);
  return response;
}
