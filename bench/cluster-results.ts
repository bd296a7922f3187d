import type { About } from "./about.ts";

/** CPU time by program, in milliseconds. */
export type ProgramCpu = Readonly<Record<string, number>>;

/** Quantiles of times, in milliseconds. */
export interface Times {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

/** Session checks that ran meanwhile, and how busy the machine was. */
export interface Load {
  readonly aSecond: number;
  /** How many answers had each status; "none" for those that did not come. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly seconds: number;
  /** The share of all cores' time that was not idle. */
  readonly busy: number;
  /** What the instances together, PostgreSQL, PgBouncer and Redis took of it. */
  readonly cpuMs: ProgramCpu;
}

/** The results of endings, and of the requests that followed each at the other instances. */
export interface Endings {
  readonly endings: number;
  readonly sessions: number;
  /** From the request of the ending to its answer. */
  readonly ending: Times;
  /** From the request of the ending to the 401 of another instance. */
  readonly sinceSent: Times;
  /** From the answer of the ending, after which it was asked, to that 401. */
  readonly sinceAnswered: Times;
  /** How many of the requests that followed were answered 200. */
  readonly late: number;
  /** How many had another status than 200 and 401. */
  readonly other: number;
}

/** The results of endings at one instance whose sessions had a stream at another. */
export interface ToldStreams {
  readonly streams: number;
  /** From the request of the ending to the event at another instance. */
  readonly sinceSent: Times;
  /** From its answer. Below zero where the stream was told before. */
  readonly sinceAnswered: Times;
  /** How many streams were over without a word. */
  readonly untold: number;
}

/** The results of sign-outs while a server was stopped and started again. */
export interface Restarts {
  readonly rounds: number;
  /** Sign-outs that were answered 200. */
  readonly committed: number;
  /** Sign-outs that were answered 202: not yet committed, finished by the instance. */
  readonly postponed: number;
  /** Requests after a 200 that another instance answered 200. */
  readonly late: number;
  /** Requests after a 200 that were answered 401. */
  readonly refused: number;
  /** Requests after a 200 that had another answer: 503, because the database could not be asked. */
  readonly unavailable: number;
  /** From a 202 to the 401 of another instance; null where none was postponed. */
  readonly untilFinished: Times | null;
  /** From the sign-out's request to the event of the session's stream at another instance. */
  readonly untilTold: Times;
  /** Streams that were over without a word. */
  readonly untold: number;
}

/** The results of `npm run bench:cluster`. */
export interface ClusterResults {
  readonly about: About;
  readonly instances: number;
  /** PgBouncer's connections to PostgreSQL. */
  readonly poolSize: number;
  /** Session checks under way at once at each instance, beside what is measured. */
  readonly loadConnections: number;
  /** The statements that the start's check asked for. */
  readonly roleSettings: readonly string[];
  /** Session checks with nothing beside them. */
  readonly checks: Load;
  /** Endings, and the session checks that ran beside them. */
  readonly endings: Endings & { readonly load: Load };
  readonly streams: ToldStreams & { readonly load: Load };
  readonly restarts: Readonly<Record<"pgBouncer" | "redis", Restarts & { readonly load: Load }>>;
}
