import "server-only";
import { z } from "zod";
import { configure, Problem, type AuroraOptions, type SessionUser } from "aurora-session/core";
import { verifyAccessToken } from "aurora-session/clients";
import { redisDenylist } from "aurora-session/denylist";
import { redisNews } from "aurora-session/redis";
import { connectTo } from "@/lib/database/database-connection";
import { pool } from "@/lib/db";
import { env, type Environment } from "@/lib/env";
import { launchedRequest } from "@/lib/process/launched-request";
import { log } from "@/lib/process/log";
import { keptTelemetry } from "@/lib/telemetry/kept-telemetry";
import { CATALOGUE } from "@/lib/words/catalogue";

const columnsSchema = z.object({
  email: z.string(),
  name: z.string().nullable(),
  image: z.string().nullable(),
  role: z.string(),
  mustChangePassword: z.boolean(),
  timeZone: z.string().nullable(),
});

/** The columns of this app's users that sessions carry, and whether somebody proved that the mailbox is theirs. */
type Columns = Readonly<z.infer<typeof columnsSchema>> & { readonly emailVerified: boolean };

/** What the operations of this app say of themselves, beside what the session layer asks. */
type OperationFacts = {
  /** Whether a user who first has to confirm their email may call it. */
  readonly openUnverified?: true;
};

// The statuses of this app's own problems (RFC 9110). Their words are in lib/words; a code does not compile without them.
const PROBLEMS = {
  invalid_credentials: 401,
  password_change_required: 403,
  email_not_verified: 403,
  email_taken: 409,
  email_already_verified: 409,
  password_required: 409,
  last_administrator: 409,
  last_sign_in_method: 409,
  link_expired: 410,
  uri_too_long: 414,
  rate_limited: 429,
  too_many_failures: 429,
  busy: 503,
  not_ready: 503,
} as const;

type OwnProblems = typeof PROBLEMS;

declare module "aurora-session/core" {
  interface HostUser extends Columns {}
  interface HostOperation extends OperationFacts {}
  interface HostProblems extends OwnProblems {}
}

/** Whether a user has to confirm their email before anything else is open to them. */
export function isHeldBack({ emailVerified }: Pick<SessionUser, "emailVerified">): boolean {
  return !emailVerified && env().REQUIRE_VERIFIED_EMAIL;
}

/** Returns whether statements may have names on this database: the embedded one's address says that they may not. */
export function mayName({
  PREPARED_STATEMENTS,
  DATABASE_URL,
}: Pick<Environment, "PREPARED_STATEMENTS" | "DATABASE_URL">): boolean {
  return PREPARED_STATEMENTS === "on" && new URL(DATABASE_URL).searchParams.get("prepared") !== "off";
}

// Our launcher knows the address from the socket; where a platform runs Next itself, a header tells it.
function clientAddress(headers: Headers): string | null {
  const launched = launchedRequest();
  if (launched !== undefined) return launched.address;
  const { CLIENT_ADDRESS_HEADER } = env();
  return CLIENT_ADDRESS_HEADER === undefined ? null : headers.get(CLIENT_ADDRESS_HEADER);
}

function admit(user: SessionUser, { openUnverified }: OperationFacts): void {
  if (user.mustChangePassword) throw new Problem("password_change_required");
  if (isHeldBack(user) && openUnverified !== true) throw new Problem("email_not_verified");
}

function options(): AuroraOptions {
  const environment = env();
  const measures = keptTelemetry();
  const { DATABASE_URL, DATABASE_TIMEOUT_MS, REDIS_URL, DENYLIST_REDIS_URL, INTROSPECTION_SECRET } = environment;
  return {
    origin: environment.AUTH_URL.origin,
    secret: environment.AUTH_SECRET,
    previousSecrets: environment.AUTH_SECRET_PREVIOUS,
    database: pool,
    users: {
      table: "User",
      idType: "uuid",
      columns: ["email", "emailVerified", "name", "image", "role", "mustChangePassword", "timeZone"],
      disabled: "disabledAt",
      parse: (columns) =>
        Object.assign(columnsSchema.parse(columns), { emailVerified: columns["emailVerified"] !== null }),
    },
    connect: async () => connectTo(DATABASE_URL, { timeoutMs: DATABASE_TIMEOUT_MS }),
    namedStatements: mayName(environment),
    lifetimeSeconds: environment.SESSION_LIFETIME_SECONDS,
    idleSeconds: environment.SESSION_IDLE_SECONDS,
    persistentLifetimeSeconds: environment.PERSISTENT_SESSION_LIFETIME_SECONDS,
    persistentIdleSeconds: environment.PERSISTENT_SESSION_IDLE_SECONDS,
    freshSeconds: environment.FRESH_SECONDS,
    sessionsPerUser: environment.MAX_SESSIONS_PER_USER,
    deviceBinding: environment.DEVICE_BINDING,
    endedRetentionDays: environment.ENDED_SESSION_RETENTION_DAYS,
    clearSiteData: environment.CLEAR_SITE_DATA,
    ...(INTROSPECTION_SECRET !== undefined && { introspectionSecret: INTROSPECTION_SECRET }),
    ...(REDIS_URL !== undefined && { news: redisNews(REDIS_URL) }),
    ...(DENYLIST_REDIS_URL !== undefined && { denylist: redisDenylist(DENYLIST_REDIS_URL) }),
    verifyAccessToken,
    // Loaded when it is needed: mail is much code for every process that asks for a session.
    onRefreshReuse: async (transaction, reused) =>
      (await import("@/lib/clients/refresh-reuse")).tellRefreshReuse(transaction, reused),
    clientAddress,
    isAdmin: ({ role }) => role === "admin",
    admit,
    pages: { home: "/dashboard" },
    problems: PROBLEMS,
    words: CATALOGUE,
    log,
    ...(measures !== undefined && { telemetry: measures.telemetry }),
    requestId: () => launchedRequest()?.id ?? null,
  };
}

configure(options);
