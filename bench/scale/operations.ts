import { signIn } from "@/lib/account/sign-in";
import { readSignInRequest } from "@/lib/account/requester";
import { rememberDevice } from "@/lib/account/known-device";
import { countDailyActivity, activityQuerySchema, listSecurityEvents } from "@/lib/activity/activity-queries";
import { pool } from "@/lib/db";
import { requestSighting } from "aurora-session/http";
import {
  readCredentials,
  endOtherDevices,
  readApiSession,
  requireLive,
  signOutRequest,
  touchSession,
  createSessionId,
  findClient,
  listLiveSessions,
  createToken,
  hashToken,
} from "aurora-session/core";
import { transactWithPrisma } from "@/lib/prisma-transaction";
import { APP_EVERY, ERASED_USERS, FILLED_PASSWORD } from "./fill.ts";
import {
  FILLED_USER_AGENT,
  filledEmail,
  filledId,
  filledToken,
  LIVE_EVERY,
  usersOf,
  userNumberOf,
} from "./identities.ts";

/** An operation to measure. `prepare` makes everything that one run needs, and its time does not count. */
export interface Operation {
  readonly prepare: () => Promise<() => Promise<unknown>>;
}

const BARE_READ = { name: "bare-read", text: 'SELECT * FROM "Session" WHERE id = $1' };

function pick(count: number): number {
  return Math.floor(Math.random() * count);
}

function headersOf(token: string): Headers {
  return new Headers({ "user-agent": FILLED_USER_AGENT, cookie: `aurora.session=${token}` });
}

/** Returns all operations to measure on a database of `sessions` filled sessions, by the app's own functions. */
export function operationsOn(sessions: number) {
  const pickLive = (): number => (1 + pick(sessions / LIVE_EVERY)) * LIVE_EVERY;
  // From the newer half, because the plans run a round of pruning, which takes some of the oldest.
  const pickApp = (): number => (sessions / APP_EVERY / 2 + pick(sessions / APP_EVERY / 2)) * APP_EVERY + 1;
  const owners = new Set(
    Array.from({ length: sessions / LIVE_EVERY }, (_, index) => userNumberOf((index + 1) * LIVE_EVERY, sessions)),
  );
  // Picks a user without a filled live session to sign in and out, because those sessions stay for the reads.
  const pickUser = (): number => {
    const user = pick(usersOf(sessions) - ERASED_USERS);
    return owners.has(user) ? pickUser() : user;
  };
  const check = (headers: Headers) => readApiSession(readCredentials(headers), requestSighting(headers));

  const signInNow = async (user: number, browser: string): Promise<string> => {
    const headers = new Headers({ "user-agent": FILLED_USER_AGENT, cookie: `aurora.device=${browser}` });
    const input = { email: filledEmail(user), password: FILLED_PASSWORD, remember: true };
    return (await signIn(input, readSignInRequest(headers))).created.token;
  };
  const knownBrowser = async (user: number): Promise<string> => {
    const { devices } = await transactWithPrisma((transaction) => rememberDevice(transaction, filledId("u", user), []));
    return devices.join(".");
  };
  const signOutNow = async (token: string, scope: "this" | "all"): Promise<void> => {
    const { revocation } = await signOutRequest(readCredentials(headersOf(token)), { scope, session: null });
    if (revocation !== "committed") throw new Error("A sign-out was not committed.");
  };
  /** Signs one user in and gives them more live sessions, `count` in all. Returns the first one's token. */
  const enterOften = async (count: number): Promise<string> => {
    const user = pickUser();
    const token = await signInNow(user, await knownBrowser(user));
    const more = Array.from({ length: count - 1 });
    await pool().query(
      `INSERT INTO "Session" (id, "tokenHash", "userId", "expiresAt", "idleTimeoutSeconds", persistent, "deviceName", "userAgent", provider)
       SELECT new.id, new.hash, "userId", "expiresAt", "idleTimeoutSeconds", persistent, "deviceName", "userAgent", provider
       FROM "Session", unnest($2::uuid[], $3::text[]) AS new (id, hash) WHERE "tokenHash" = $1`,
      [hashToken(token), more.map(createSessionId), more.map(() => hashToken(createToken()))],
    );
    return token;
  };
  const everywhere = (count: number): Operation => ({
    prepare: async () => {
      const token = await enterOften(count);
      return () => signOutNow(token, "all");
    },
  });

  return {
    bareRead: {
      prepare: async () => {
        const read = { ...BARE_READ, values: [filledId("s", pickLive())] };
        return () => pool().query(read);
      },
    },
    check: {
      prepare: async () => {
        const headers = headersOf(filledToken(pickLive()));
        return async () => {
          const { state } = await check(headers);
          if (state !== "live") throw new Error(`A filled session is ${state}.`);
        };
      },
    },
    bearerCheck: {
      prepare: async () => {
        const app = pickApp();
        const [id, userId] = [filledId("s", app), filledId("u", userNumberOf(app, sessions))];
        return async () => {
          const { state } = await findClient(id, userId);
          if (state === "missing") throw new Error("A filled app's session is missing.");
        };
      },
    },
    touch: {
      prepare: async () => {
        const id = filledId("s", pickLive());
        return () => touchSession({ id, idleForSeconds: Infinity }, 0);
      },
    },
    signIn: {
      prepare: async () => {
        const user = pickUser();
        const browser = await knownBrowser(user);
        return () => signInNow(user, browser);
      },
    },
    signOut: {
      prepare: async () => {
        const user = pickUser();
        const token = await signInNow(user, await knownBrowser(user));
        return () => signOutNow(token, "this");
      },
    },
    everywhere1: everywhere(1),
    everywhere100: everywhere(100),
    everywhere1000: everywhere(1000),
    others100: {
      prepare: async () => {
        const session = requireLive(await check(headersOf(await enterOften(100))));
        return () => endOtherDevices(session);
      },
    },
    deviceList: {
      prepare: async () => {
        const userId = filledId("u", userNumberOf(pickLive(), sessions));
        return () => listLiveSessions(userId);
      },
    },
    activityPage: {
      prepare: async () => {
        const userId = filledId("u", pickUser());
        const query = activityQuerySchema.parse({});
        return () => Promise.all([listSecurityEvents(userId, query), countDailyActivity(userId)]);
      },
    },
  } as const satisfies Record<string, Operation>;
}

/** The name of a measured operation. */
export type OperationName = keyof ReturnType<typeof operationsOn>;
