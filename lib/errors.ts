import type { EndReason } from "@/lib/end-reason";

/** Every error that leaves this app: its code, its status (RFC 9110) and its words. A new code does not compile without both. */
const PROBLEMS = {
  session_missing: [401, "Sign in to continue", "This request came without a session."],
  session_ended: [401, "This session is over", "Sign in again to continue."],
  token_rotated: [401, "The token was replaced", "Repeat the request with the session's new token."],
  invalid_token: [401, "This token can't be used", "Refresh it, or sign in again."],
  ambiguous_credentials: [401, "Who is asking?", "Send a bearer token or a session cookie, not both."],
  invalid_client: [401, "Who is asking?", "Send the introspection secret as a bearer token."],
  user_header_missing: [401, "Who is asking?", "Send the header X-User-ID once, with the id of the signed-in user."],
  user_mismatch: [401, "Someone else is signed in", "X-User-ID is not the user of this session."],
  invalid_credentials: [401, "That didn't match", "The email or the password is wrong."],
  cross_site: [403, "Refused", "This request came from another site."],
  account_disabled: [403, "This account is disabled", "Ask the people who run this service."],
  password_change_required: [403, "Change your password first", "Until then nothing else is open."],
  browser_required: [403, "Only in a browser", "An app may not do this. Sign in in a browser and do it there."],
  reauthentication_required: [403, "Confirm that it's you", "Give your password again, then repeat the request."],
  forbidden: [403, "Not allowed", "Your role doesn't permit this."],
  not_found: [404, "Not found", "There is nothing here."],
  method_not_allowed: [405, "Method not allowed", "The header Allow lists what works."],
  email_taken: [409, "That email has an account", "Sign in instead, or use another email."],
  password_required: [409, "Use your password", "This account has a password: confirm with that."],
  sign_in_superseded: [409, "Sign in once more", "This account's sessions were being ended while you signed in."],
  link_expired: [410, "This link doesn't work any more", "It was used already, or is too old. Ask for a new one."],
  body_too_large: [413, "Too large", "A body may have 16 KiB at most."],
  unsupported_media_type: [415, "Unsupported media type", "Send JSON as application/json."],
  invalid_grant: [400, "This token can't be used", "It is unknown, or another client's. Sign in again."],
  unsupported_grant_type: [400, "Not offered", "Only grant_type=refresh_token is."],
  invalid_request: [400, "That can't be used", "Some values are missing or wrong."],
  rate_limited: [429, "Too many tries", "Wait a moment, then try again."],
  internal_error: [500, "Something went wrong", "It was noted. Try again."],
  session_unverifiable: [503, "We can't check your session now", "You are not signed out. Try again in a moment."],
} as const satisfies Record<string, readonly [status: number, title: string, detail: string]>;

/** What went wrong, as clients see it. */
export type ProblemCode = keyof typeof PROBLEMS;

/** A value that could not be used: where it stands, and why. */
export type Issue = { readonly path: string; readonly message: string };

/** What a problem may say beside its code. */
export type ProblemExtras = {
  readonly reason?: EndReason;
  readonly issues?: readonly Issue[];
  readonly retryAfterSeconds?: number;
  /** Whether the refused request sent a credential: RFC 6750 §3.1 names the error only then. */
  readonly credentialSent?: boolean;
  readonly allow?: string;
};

/** An expected refusal. The cause is for the log, never for the answer. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, extras: ProblemExtras = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.extras = extras;
  }
}

/** The status of a problem. */
export function problemStatus(code: ProblemCode): number {
  return PROBLEMS[code][0];
}

/** The words of a problem: a title and a sentence. */
export function problemWords(code: ProblemCode): { title: string; detail: string } {
  const [, title, detail] = PROBLEMS[code];
  return { title, detail };
}

/** The database can't be asked. Nothing is known, so nothing is ended, wiped or refused as 401. */
export class DatabaseUnavailable extends Problem {
  constructor(cause: unknown) {
    super("session_unverifiable", { retryAfterSeconds: 2 }, cause);
  }
}

/** Runs what asks the database; anything it throws but a {@link Problem} becomes {@link DatabaseUnavailable}. */
export async function askDatabase<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof Problem ? error : new DatabaseUnavailable(error);
  }
}
