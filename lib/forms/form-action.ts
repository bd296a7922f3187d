import "server-only";
import { cookies, headers } from "next/headers";
import type { FormState } from "@/lib/forms/form-state";
import { toProblem, valueProblemText } from "aurora-session/http";
import { type Language, fill } from "aurora-session/shared";
import { getLanguage, getWords } from "@/lib/words/page-language";
import { cookieAttributes, type CookieChange } from "aurora-session/core";

/** Sets cookies from a Server Action, with the same attributes as routes set them. */
export async function setCookies(changes: readonly CookieChange[]): Promise<void> {
  const jar = await cookies();
  for (const change of changes) jar.set(change.name, change.value, cookieAttributes(change));
}

/** Runs a form's work on the request's headers. Returns what it returns, or its error as the form shows it. */
export async function answerForm(
  work: (requestHeaders: Headers) => Promise<FormState>,
  values?: FormState["values"],
): Promise<FormState> {
  try {
    return await work(await headers());
  } catch (error) {
    return formProblem(error, values);
  }
}

/** Returns an error as a form shows it: in words above it, and beside the fields that are wrong. */
export async function formProblem(error: unknown, values: FormState["values"] = {}): Promise<FormState> {
  const { forms, problems, values: valueWords } = await getWords();
  const problem = toProblem(error);
  const { issues = [], retryAfterSeconds } = problem.extras;
  const { title, detail } = problems[problem.code];
  const wait = waitWords(retryAfterSeconds ?? 1, await getLanguage());
  const more = problem.code === "rate_limited" ? [fill(forms.tryAgainIn, { wait })] : [];
  return {
    message: issues.length > 0 ? forms.checkFields : [`${title}.`, detail, ...more].join(" "),
    fieldErrors: Object.fromEntries(issues.map(({ path, message }) => [path, valueProblemText(valueWords, message)])),
    values,
    ...(problem.code === "link_expired" && { linkIsClosed: true }),
  };
}

function waitWords(seconds: number, language: Language): string {
  const [count, unit] = seconds < 90 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count);
}
