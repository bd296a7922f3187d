import "server-only";
import { cookies } from "next/headers";
import { problemWords } from "@/lib/errors";
import type { FormState } from "@/lib/form-state";
import { toProblem } from "@/lib/http/problem-response";
import { cookieAttributes, type CookieChange } from "@/lib/session/session-cookies";

/** Sets cookies from a Server Action, with the same attributes as routes set them. */
export async function setCookies(changes: readonly CookieChange[]): Promise<void> {
  const jar = await cookies();
  for (const change of changes) jar.set(change.name, change.value, cookieAttributes(change));
}

/** An error as a form shows it: words above it, and beside the fields that are wrong. */
export function formProblem(error: unknown, values: FormState["values"] = {}): FormState {
  const problem = toProblem(error);
  const { issues = [], retryAfterSeconds } = problem.extras;
  const { title, detail } = problemWords(problem.code);
  const wait = problem.code === "rate_limited" ? ` You can try again in ${waitWords(retryAfterSeconds ?? 1)}.` : "";
  return {
    message: issues.length > 0 ? "Please check the marked fields." : `${title}. ${detail}${wait}`,
    fieldErrors: Object.fromEntries(issues.map(({ path, message }) => [path, message])),
    values,
  };
}

function waitWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
