import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";
import { z } from "zod";
import type { HostOperation, HostUser, SessionUser } from "./host.ts";
import type { Queryable } from "./sql.ts";
import { originSchema, secretSchema } from "./origin-and-secret.ts";
import { processState } from "./process-state.ts";
import type { Telemetry } from "./telemetry.ts";

const THIRTY_DAYS_SECONDS = 30 * 24 * 60 * 60;

const count = z.number("must be a whole number").int("must be a whole number").min(1, "must be at least 1");
const lifetimeSeconds = count.max(THIRTY_DAYS_SECONDS, "must be at most 2592000 (30 days)");

/** An access token's session and user, if we issued it. An expired one still names them. */
export type AccessReading = {
  readonly claims: { readonly sid: string; readonly sub: string };
  readonly expired: boolean;
};

/** A way for news to other processes of this app. */
export type NewsWay = {
  readonly publish: (messages: readonly string[]) => Promise<void>;
  readonly listen: (receive: (message: string) => void) => Promise<void>;
  readonly close: () => void;
};

/** Where endings are written for services that verify access tokens by themselves. */
export type Denylist = {
  /** Begins to write, in this process, unless it began before. */
  readonly start: () => void;
  readonly close: () => void;
};

type Write = { (message: string): void; (fields: Readonly<Record<string, unknown>>, message: string): void };

/** Where the session layer writes what operators should know: a logger in pino's shape. No token or address is in it. */
export type Log = { readonly info: Write; readonly warn: Write; readonly error: Write };

/** A host's own words, by language: for its own problems and values, or in place of ours. */
export type HostWords = Readonly<
  Record<
    string,
    {
      readonly problems?: Readonly<Record<string, { readonly title: string; readonly detail: string }>>;
      readonly values?: Readonly<Record<string, string>>;
    }
  >
>;

const aFunction = <Value>() => z.custom<Value>((value) => typeof value === "function", "must be a function");
const anObject = <Value>() =>
  z.custom<Value>((value) => typeof value === "object" && value !== null, "must be an object");
const databaseSchema = z.custom<pg.Pool | (() => pg.Pool) | string>(
  (value) =>
    typeof value === "function" ||
    (typeof value === "object" && value !== null && "query" in value) ||
    (typeof value === "string" && /^postgres(ql)?:\/\//.test(value)),
  "must be a pool of pg's, a function that returns one, or an address that begins with postgresql://",
);

// A host that names no `parse` says itself what its columns are.
const hostUserSchema = z.custom<HostUser>();
const takeAsTheyAre = (columns: Readonly<Record<string, unknown>>): HostUser => hostUserSchema.parse({ ...columns });

/** How a host keeps its users, as far as sessions ask. All names are as the database has them, without quotes. */
const usersSchema = z.strictObject({
  /** The table, with its schema and a dot before it where it is in another one than the sessions. */
  table: z.string(),
  id: z.string().default("id"),
  idType: z.enum(["text", "uuid"]).default("text"),
  /** The columns that `session.user` is made of, beside the id. */
  columns: z.array(z.string()).default([]),
  /** A column that says who may not sign in: a time, which is null for everybody else, or a boolean. */
  disabled: z.string().optional(),
  /** Makes `session.user` of the columns, a new object each time. Their values are as JSON has them, so times are texts. */
  parse: aFunction<(columns: Readonly<Record<string, unknown>>) => HostUser>().default(() => takeAsTheyAre),
});

/** See the options' `users`. */
export type Users = z.output<typeof usersSchema>;

const silent: Log["info"] = () => undefined;
const CONSOLE: Log = { info: silent, warn: console.warn.bind(console), error: console.error.bind(console) };

const schema = z.strictObject({
  /** The app's address, as browsers see it. */
  origin: originSchema,
  /** At least 32 characters, for keys; whoever knows it can sign access tokens. */
  secret: secretSchema,
  /** Secrets of before: what was made with them is still accepted, and nothing new is made with them. */
  previousSecrets: z.array(secretSchema).default([]),
  /** The pool of connections, a function that returns it, or the address to open one for. */
  database: databaseSchema,
  users: usersSchema,
  /** Opens a connection of its own that listens for news. Without it, the pool's options open one. */
  connect: aFunction<() => Promise<pg.Client>>().optional(),
  /** Whether the database keeps named statements for each connection, as a pooler in transaction mode does not. */
  namedStatements: z.boolean().default(true),
  /** Seconds from sign-in to the absolute end. */
  lifetimeSeconds: lifetimeSeconds.default(24 * 60 * 60),
  /** Seconds without activity after which a session ends. */
  idleSeconds: lifetimeSeconds.default(60 * 60),
  /** As {@link lifetimeSeconds}, with "keep me signed in". */
  persistentLifetimeSeconds: lifetimeSeconds.default(THIRTY_DAYS_SECONDS),
  persistentIdleSeconds: lifetimeSeconds.default(14 * 24 * 60 * 60),
  /** For how many seconds after a factor was given a session may do what needs a fresh one (ASVS 5.0 7.5). */
  freshSeconds: count.default(10 * 60),
  /** How many browsers, and how many apps, a user may be signed in with. */
  sessionsPerUser: count.default(20),
  /** What a change of the device does: nothing, a record, the end if all of it changed, or if any part did. */
  deviceBinding: z.enum(["off", "record", "default", "strict"]).default("default"),
  /** For how many days an ended session's row is kept, so that the reason can be told. */
  endedRetentionDays: count.default(30),
  /** What `Clear-Site-Data` names at a sign-out. */
  clearSiteData: z.array(z.enum(["cache", "cookies", "storage", "prefetchCache", "prerenderCache"])).default([]),
  /** The bearer token of services that introspect tokens (RFC 7662) or read the feed of endings. Without it nobody may. */
  introspectionSecret: z.string().min(32, "must have at least 32 characters").optional(),
  /** Redis, from `aurora-session/redis`. Without it, news go by PostgreSQL's NOTIFY. */
  news: anObject<NewsWay>().optional(),
  /** Where services look whose session ended, in Redis, from `aurora-session/denylist`. Without it, they ask the feed. */
  denylist: anObject<Denylist>().optional(),
  /** Reads access tokens, from `aurora-session/clients`. Without it, bearer tokens are refused. */
  verifyAccessToken: aFunction<(token: string) => Promise<AccessReading | null>>().optional(),
  /**
   * Called in the transaction that ends a client because its refresh token was used twice. May return what to do after the
   * commit.
   */
  onRefreshReuse:
    aFunction<
      (transaction: Queryable, reused: { userId: string; clientName: string }) => Promise<(() => void) | undefined>
    >().optional(),
  /** Returns the client's address as somebody trustworthy tells it, or null. Read once a request. */
  clientAddress: aFunction<(headers: Headers) => string | null>().default(() => () => null),
  /** Whether a user may call operations for administrators. */
  isAdmin: aFunction<(user: SessionUser) => boolean>().default(() => () => false),
  /** Throws a `Problem` for a user who may not go on yet. Not asked for operations that a tab needs to live. */
  admit: aFunction<(user: SessionUser, operation: HostOperation) => void>().default(() => () => undefined),
  /** Pages of the host, as paths: after a sign-in, to sign in or up, after a sign-out. */
  pages: z
    .strictObject({
      home: z.string().default("/"),
      signIn: z.string().default("/login"),
      signUp: z.string().default("/signup"),
      signedOut: z.string().default("/signed-out"),
    })
    .prefault({}),
  /** The statuses of a host's own problems, by code. */
  problems: z.record(z.string(), z.int().min(400).max(599)).default({}),
  words: anObject<HostWords>().default({}),
  /** Where the session layer writes, or a function that returns it. The console, unless told otherwise. */
  log: z
    .union([aFunction<() => Log>(), anObject<Log>()], "must be a logger, or a function that returns one")
    .default(() => CONSOLE),
  /** Where the session layer measures, from `aurora-session/telemetry` or the host's own. Without it, nowhere. */
  telemetry: anObject<Telemetry>().optional(),
  /** Returns the id of the request that is being answered, a UUID, for problem documents and whoever searches the log; or null. */
  requestId: aFunction<() => string | null>().default(() => () => null),
});

type Input = z.input<typeof schema>;

type OfVariables = "origin" | "secret" | "database";

/** What a host says to the session layer. Some of it often comes from variables, which may be missing in a build. */
export type AuroraOptions = Omit<Input, OfVariables> & {
  readonly [Name in OfVariables]: Input[Name] | undefined;
};

/** The host's options, parsed, with all defaults. */
export type Settings = z.output<typeof schema>;

/** Options can't be used. The message names each with its fault, and repeats no value. */
export class OptionsError extends Error {
  override readonly name = "OptionsError";
}

declare global {
  interface AuroraSessionState {
    settings?: { readonly options: () => AuroraOptions; parsed?: Settings };
    /** Runs work outside of whatever request set it off. */
    outside?: ReturnType<typeof AsyncLocalStorage.snapshot>;
  }
}

/**
 * Sets the options of this process. They are parsed at their first use, so that a build needs none; each bundle of an app may
 * call this, and the last one counts.
 */
export function configure(options: AuroraOptions | (() => AuroraOptions)): void {
  processState.outside ??= AsyncLocalStorage.snapshot();
  processState.settings = { options: typeof options === "function" ? options : () => options };
}

/** Returns the parsed options. Throws {@link OptionsError} for bad ones, and if {@link configure} was never called. */
export function settings(): Settings {
  const known = processState.settings;
  if (known === undefined)
    throw new OptionsError("Call createAurora() or configure() before the session layer is used.");
  return (known.parsed ??= parseOptions(known.options()));
}

function parseOptions(options: AuroraOptions): Settings {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join(".") || "The options"}: ${message}.`);
  throw new OptionsError(`aurora-session can't start. ${faults.join(" ")}`);
}

/** Returns whether the app is served over https, which decides cookie names and their Secure flag once and for all. */
export function isSecureOrigin(): boolean {
  return settings().origin.protocol === "https:";
}

/** Runs work outside of the request that set it off, as for news: nothing that is kept for the request counts there. */
export function runOutside(work: () => void): void {
  if (processState.outside === undefined) work();
  else processState.outside(work);
}
