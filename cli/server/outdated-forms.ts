import type { IncomingMessage, ServerResponse } from "node:http";
import { LANGUAGE_COOKIE, negotiateLanguage, parseLanguage, type Language } from "aurora-session/shared";
import { forms as de } from "../../lib/words/de/problems.ts";
import { forms as en } from "../../lib/words/en/problems.ts";

// Next marks its answer to an action that this build does not have by this header. Its text helps nobody.
const MARK = "x-nextjs-action-not-found";
const WORDS = { en, de } as const;

function languageOf({ headers }: IncomingMessage): Language {
  const chosen = headers.cookie?.split("; ").find((pair) => pair.startsWith(`${LANGUAGE_COOKIE}=`));
  return (
    parseLanguage(chosen?.slice(LANGUAGE_COOKIE.length + 1)) ?? negotiateLanguage(headers["accept-language"] ?? null)
  );
}

function page(language: Language): string {
  const { title, text, load } = WORDS[language].outdated;
  // An empty address is this page's own, loaded anew.
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<body style="max-width:40rem;margin:4rem auto;padding:0 1rem;font:1.125rem/1.5 system-ui;color-scheme:light dark"><main><h1>${title}</h1><p>${text}</p><p><a href="">${load}</a></p></main></body></html>`;
}

/**
 * Replaces Next's plain text where a browser without scripts sent a form of an older deployment: a page tells people what to
 * do to lose nothing.
 */
export function explainOutdatedForms(request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== "POST" || request.headers["next-action"] !== undefined) return;
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    // Only now, because the code that compresses answers has replaced `end` by then, and ours has to call that one.
    if (name === MARK) replaceBody(response, page(languageOf(request)));
    return set(name, value);
  };
}

function replaceBody(response: ServerResponse, body: string): void {
  const end = response.end.bind(response);
  response.end = () => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Length", Buffer.byteLength(body));
    return end(body);
  };
}
