import { isOutage } from "./database-outage.ts";
import type { HostProblems } from "./host.ts";
import { count } from "./measure.ts";
import { settings } from "./settings.ts";
import type { EndReason } from "../shared/end-reason.ts";

/**
 * Every error of ours that leaves the server: its code and its status (RFC 9110). A new code does not compile without its
 * words. A host has codes of its own beside these (`problems`).
 */
const PROBLEMS = {
  session_missing: 401,
  session_ended: 401,
  token_rotated: 401,
  invalid_token: 401,
  ambiguous_credentials: 401,
  invalid_client: 401,
  user_header_missing: 401,
  user_mismatch: 401,
  cross_site: 403,
  account_disabled: 403,
  browser_required: 403,
  reauthentication_required: 403,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  sign_in_superseded: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  invalid_grant: 400,
  unsupported_grant_type: 400,
  invalid_request: 400,
  internal_error: 500,
  session_unverifiable: 503,
} as const satisfies Record<string, number>;

/** The code of a problem that the session layer makes. */
export type OwnProblemCode = keyof typeof PROBLEMS;

/** The code of a problem, as clients see it: one of ours, or one of the host's. */
export type ProblemCode = OwnProblemCode | keyof HostProblems;

/** A value that could not be used: where it stands, and why, as `valueProblem` names it or in Zod's words. */
export type Issue = { readonly path: string; readonly message: string };

/** The facts that a problem may carry beside its code. */
export type ProblemExtras = {
  readonly reason?: EndReason;
  readonly issues?: readonly Issue[];
  readonly retryAfterSeconds?: number;
  readonly allow?: string;
};

// Pages and routes each have a copy of this module, and an error of one copy may reach the other through the state of the
// process (process-state.ts). `instanceof` does not recognise it there, a registered symbol does.
const MARK = Symbol.for("aurora.Problem");

/** An expected refusal, whichever copy of this module made it. The cause is for the log, never for the answer. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly [MARK] = true;
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, extras: ProblemExtras = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.extras = extras;
  }

  static override [Symbol.hasInstance](value: unknown): value is Problem {
    return value instanceof Error && MARK in value;
  }
}

const STATUSES: ReadonlyMap<string, number> = new Map(Object.entries(PROBLEMS));

/** Returns the status of a problem. */
export function problemStatus(code: ProblemCode): number {
  return STATUSES.get(code) ?? settings().problems[code] ?? 500;
}

/** The database can't be asked. Nothing is known, so nothing is ended, wiped or refused as 401. */
export class DatabaseUnavailable extends Problem {
  constructor(cause: unknown) {
    super("session_unverifiable", { retryAfterSeconds: 2 }, cause);
  }

  static override [Symbol.hasInstance](value: unknown): value is DatabaseUnavailable {
    return value instanceof Problem && value.code === "session_unverifiable";
  }
}

/**
 * Runs a query. Throws {@link DatabaseUnavailable} for an outage, and every other error as it is, also a mistake of ours.
 */
export async function asOutage<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Problem || !isOutage(error)) throw error;
    count("outages");
    throw new DatabaseUnavailable(error);
  }
}
