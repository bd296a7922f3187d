import "server-only";
import { Problem, problemStatus, type OwnProblemCode, type ProblemCode } from "../base/problem.ts";
import type { Language } from "../shared/language.ts";
import { log } from "../base/log.ts";
import type { Credentials } from "../core/credentials.ts";
import { valueProblemText } from "./value-problem.ts";
import { settings } from "../base/settings.ts";
import { problemWords as own } from "../words/problems.ts";

/** Turns any error into a problem. Logs it with its cause if it is the server's fault; the answer never holds the cause. */
export function toProblem(error: unknown): Problem {
  if (isHangUp(error)) return new Problem("invalid_request", {}, error);
  const problem = error instanceof Problem ? error : new Problem("internal_error", {}, error);
  const { code, cause } = problem;
  const status = problemStatus(code);
  // A 503 without a cause is a refusal under load, and no fault.
  if (status === 503 && cause === undefined) log().warn({ code }, "a request was refused");
  else if (status >= 500) log().error({ err: cause ?? problem, code }, "a request failed");
  return problem;
}

/**
 * Returns an error as `application/problem+json` (RFC 9457), in a language. An unexpected error is a 500 that does not tell
 * its cause. `sent` tells whether the request brought credentials; left out if they were not read.
 */
export function problemResponse(error: unknown, language: Language, sent?: Pick<Credentials, "wasSent">): Response {
  const { code, extras } = toProblem(error);
  const status = problemStatus(code);
  const values = valueWords(language);
  const { reason, issues } = extras;
  const requestId = settings().requestId();
  const body = {
    type: `urn:aurora:problem:${code}`,
    status,
    code,
    ...problemWords(language, code),
    ...(requestId !== null && { instance: `urn:uuid:${requestId}` }),
    ...(reason && { reason }),
    ...(issues && {
      issues: issues.map(({ path, message }) => ({ path, message: valueProblemText(values, message) })),
    }),
  };
  const headers = new Headers({
    "Content-Type": "application/problem+json",
    "Content-Language": language,
    "Cache-Control": "no-store",
  });
  // RFC 6750 §3.1: the challenge names an error only if the request sent a credential.
  const challenge = `Bearer realm="aurora"${sent?.wasSent === true ? ', error="invalid_token"' : ""}`;
  if (status === 401) headers.set("WWW-Authenticate", challenge);
  if (extras.retryAfterSeconds !== undefined) headers.set("Retry-After", String(extras.retryAfterSeconds));
  if (extras.allow !== undefined) headers.set("Allow", extras.allow);
  return new Response(JSON.stringify(body), { status, headers });
}

/**
 * Returns whether an error says only that the client went away in the middle of its request. That is nobody's fault, and
 * there is nothing to repair. A connection of our own that breaks has Node's "read ECONNRESET" or the like, never these
 * words.
 */
export function isHangUp(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Node says "aborted" when a request's body is cut off; Next throws ResponseAborted when nobody waits for its answer.
  return (
    (error.message === "aborted" && "code" in error && error.code === "ECONNRESET") || error.name === "ResponseAborted"
  );
}

type OwnWords = Readonly<Record<OwnProblemCode, { readonly title: string; readonly detail: string }>>;

/** Returns the title and the detail of a problem in a language: the host's, or ours. */
export function problemWords(
  language: Language,
  code: ProblemCode,
): { readonly title: string; readonly detail: string } {
  const words: OwnWords = own[language].problems;
  const ours = new Map(Object.entries(words));
  return settings().words[language]?.problems?.[code] ?? ours.get(code) ?? { title: code, detail: "" };
}

/** Returns the faults of values in a language, by name: ours and the host's. */
function valueWords(language: Language): Readonly<Record<string, string>> {
  return { ...own[language].values, ...settings().words[language]?.values };
}
