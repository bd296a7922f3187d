import "server-only";
import { isIP } from "node:net";
import { isLoopbackHost, originSchema, secretSchema } from "aurora-session/core";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { MAIL_SENDER } from "@/product/product";

const THIRTY_DAYS_SECONDS = 30 * 24 * 60 * 60;

const count = z.coerce.number("must be a whole number").int("must be a whole number").min(1, "must be at least 1");
const lifetimeSeconds = count.max(THIRTY_DAYS_SECONDS, "must be at most 2592000 (30 days)");
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, `must be one of ${words.join(", ")}`);
const yesOrNo = z.stringbool("must be yes or no").default(false);
const list = z.string().transform((text) => text.split(",").map((item) => item.trim()));

// No network of proxies is wider than 10.0.0.0/8 or fc00::/7; of public IPv6, nobody has more than a /16.
const WIDEST_IPV4 = 8;
const WIDEST_IPV6 = 16;
const WIDEST_PRIVATE_IPV6 = 7;
const MAPPED_IPV4_PREFIX = 96;
const FIRST_MAPPED = ipaddr.parse("::ffff:0:0");

function isProxy(item: string): boolean {
  return isIP(item.replace(/\/\d+$/, "")) !== 0 && (isIP(item) !== 0 || ipaddr.isValidCIDR(item));
}

/** Whether a range holds so much of the world that clients in it could write their own address. */
function isWorldwide(item: string): boolean {
  if (!ipaddr.isValidCIDR(item)) return false;
  const [network, prefix] = ipaddr.parseCIDR(item);
  if (network.kind() === "ipv4") return prefix < WIDEST_IPV4;
  // IPv4 addresses are in an IPv6 range too, by their mapped form.
  if (FIRST_MAPPED.match(network, Math.min(prefix, MAPPED_IPV4_PREFIX)))
    return prefix < MAPPED_IPV4_PREFIX + WIDEST_IPV4;
  return prefix < (network.range() === "uniqueLocal" ? WIDEST_PRIVATE_IPV6 : WIDEST_IPV6);
}

const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: "must be an address like postgresql://user@host/db" });

const redisUrl = z.url({ protocol: /^rediss?$/, error: "must be an address like redis://host:6379" });

const schema = z
  .object({
    AUTH_URL: originSchema,
    AUTH_SECRET: secretSchema,
    AUTH_SECRET_PREVIOUS: list.pipe(z.array(secretSchema)).default([]),
    DATABASE_URL: databaseUrl,
    DATABASE_TIMEOUT_MS: count.default(2_000),
    PREPARED_STATEMENTS: oneOf(["on", "off"]).default("on"),
    REDIS_URL: redisUrl.optional(),
    DENYLIST_REDIS_URL: redisUrl.optional(),
    METRICS_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .url({ protocol: /^https?$/, error: "must be an address like http://collector:4318" })
      .optional(),
    OTEL_SDK_DISABLED: z.stringbool("must be true or false").default(false),
    LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),

    SESSION_LIFETIME_SECONDS: lifetimeSeconds.default(24 * 60 * 60),
    SESSION_IDLE_SECONDS: lifetimeSeconds.default(60 * 60),
    PERSISTENT_SESSION_LIFETIME_SECONDS: lifetimeSeconds.default(THIRTY_DAYS_SECONDS),
    PERSISTENT_SESSION_IDLE_SECONDS: lifetimeSeconds.default(14 * 24 * 60 * 60),

    FRESH_SECONDS: count.default(10 * 60),
    INTROSPECTION_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    MAX_SESSIONS_PER_USER: count.default(20),
    DEVICE_BINDING: oneOf(["off", "record", "default", "strict"]).default("default"),

    SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be an address like smtps://user:password@host" }).optional(),
    MAIL_FROM: z.string().default(MAIL_SENDER),

    AUDIT_RETENTION_DAYS: count.default(400),
    ENDED_SESSION_RETENTION_DAYS: count.default(30),

    REQUIRE_VERIFIED_EMAIL: yesOrNo,

    LIMIT_WINDOW_SECONDS: count.default(15 * 60),
    LIMIT_FAILURES_PER_ACCOUNT_AND_ADDRESS: count.default(5),
    LIMIT_FAILURES_PER_ACCOUNT: count.default(20),
    LIMIT_SIGN_INS_PER_ADDRESS: count.default(100),
    LIMIT_SIGN_UPS_PER_ADDRESS: count.default(20),
    LIMIT_MAILS_PER_ACCOUNT: count.default(5),
    LIMIT_MAILS_PER_ADDRESS: count.default(20),

    TRUSTED_PROXIES: list
      .default([])
      .refine((items) => items.every(isProxy), {
        error: "must be IP addresses or CIDR ranges, separated by commas",
        abort: true,
      })
      .refine((items) => !items.some(isWorldwide), {
        error: "trusts so wide a range that clients could choose their own address; name the proxies' own networks",
      }),
    CLIENT_ADDRESS_HEADER: z
      .string()
      .regex(/^[a-z0-9-]+$/i, "must be the name of one HTTP header")
      .toLowerCase()
      .optional(),
    CLEAR_SITE_DATA: list
      .pipe(z.array(oneOf(["cache", "cookies", "storage", "prefetchCache", "prerenderCache"])))
      .default([]),

    AUTH_GITHUB_ID: z.string().optional(),
    AUTH_GITHUB_SECRET: z.string().optional(),
    AUTH_GOOGLE_ID: z.string().optional(),
    AUTH_GOOGLE_SECRET: z.string().optional(),
    AUTH_OIDC_ISSUER: z
      .url({ protocol: /^https?$/, error: "must be an address like https://id.example.com" })
      .optional(),
    AUTH_OIDC_ID: z.string().optional(),
    AUTH_OIDC_SECRET: z.string().optional(),
    AUTH_OIDC_NAME: z.string().default("Single sign-on"),
    AUTH_OIDC_TRUST_EMAIL: yesOrNo,
  })
  .check((context) => {
    const together = [
      ["AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET"],
      ["AUTH_GOOGLE_ID", "AUTH_GOOGLE_SECRET"],
      ["AUTH_OIDC_ISSUER", "AUTH_OIDC_ID", "AUTH_OIDC_SECRET"],
    ] as const;
    const refuse = (name: string, message: string) =>
      context.issues.push({ code: "custom", path: [name], input: undefined, message });
    const { AUTH_URL, AUTH_OIDC_ISSUER = "" } = context.value;
    const issuer = URL.canParse(AUTH_OIDC_ISSUER) ? new URL(AUTH_OIDC_ISSUER) : null;
    if (issuer?.protocol === "http:" && !(isLoopbackHost(AUTH_URL.hostname) && isLoopbackHost(issuer.hostname)))
      refuse("AUTH_OIDC_ISSUER", "uses plain http, where anybody on the way could sign in as anybody; use https");
    for (const names of together) {
      const missing = names.filter((name) => context.value[name] === undefined);
      if (missing.length === 0 || missing.length === names.length) continue;
      for (const name of missing) refuse(name, "is missing beside the others");
    }
  });

/** The environment of this process, parsed. */
export type Environment = z.output<typeof schema>;

/** One or more environment variables can't be used. `problems` holds a sentence for each; values are never repeated. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join(" "));
    this.problems = problems;
  }
}

/** Parses environment variables; an empty one counts as unset. Throws {@link EnvironmentError} that names every bad one. */
export function parseEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  throw new EnvironmentError(
    result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const missing = present[name] === undefined && issue.code !== "custom";
      return `${name} ${missing ? "is not set" : issue.message}.`;
    }),
  );
}

let parsed: Environment | undefined;

/** This process's environment, parsed at the first call. Throws {@link EnvironmentError}. */
export function env(): Environment {
  return (parsed ??= parseEnvironment(process.env));
}

/** The secrets that Auth.js seals its cookies with: the first makes new ones, the others are of before a rotation. */
export function authSecrets(): string[] {
  return [env().AUTH_SECRET, ...env().AUTH_SECRET_PREVIOUS];
}

/** Whether the app is served over https, which decides cookie names and their Secure flag once and for all. */
export function isSecureOrigin(environment: Environment = env()): boolean {
  return environment.AUTH_URL.protocol === "https:";
}

/** Whether the app is reached over a loopback name only. */
export function isLoopbackOrigin(environment: Environment = env()): boolean {
  return isLoopbackHost(environment.AUTH_URL.hostname);
}

/** Whether a database address stays on this machine: a loopback host or a Unix socket (`?host=/folder`). */
export function isLocalDatabase(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? hostname;
  return host.startsWith("/") || host === "" || isLoopbackHost(host) || host === "::1";
}
