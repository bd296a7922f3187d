import { isOutage } from "@/lib/database/database-outage";
import type { EndReason } from "aurora-session/shared";

/**
 * Every error that leaves this app: its code and its status (RFC 9110). Its words are in `lib/words`; a new code does not
 * compile without them.
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
  invalid_credentials: 401,
  cross_site: 403,
  account_disabled: 403,
  password_change_required: 403,
  email_not_verified: 403,
  browser_required: 403,
  reauthentication_required: 403,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  email_taken: 409,
  email_already_verified: 409,
  password_required: 409,
  sign_in_superseded: 409,
  last_administrator: 409,
  last_sign_in_method: 409,
  link_expired: 410,
  body_too_large: 413,
  uri_too_long: 414,
  unsupported_media_type: 415,
  invalid_grant: 400,
  unsupported_grant_type: 400,
  invalid_request: 400,
  rate_limited: 429,
  too_many_failures: 429,
  internal_error: 500,
  busy: 503,
  session_unverifiable: 503,
  not_ready: 503,
} as const satisfies Record<string, number>;

/** The code of a problem, as clients see it. */
export type ProblemCode = keyof typeof PROBLEMS;

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
// process (`lib/process/process-state.ts`). `instanceof` does not recognise it there, a registered symbol does.
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

/** The status of a problem. */
export function problemStatus(code: ProblemCode): number {
  return PROBLEMS[code];
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
    throw error instanceof Problem || !isOutage(error) ? error : new DatabaseUnavailable(error);
  }
}
