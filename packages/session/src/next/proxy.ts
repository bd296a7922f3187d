import "server-only";
import { NextResponse, type NextRequest } from "next/server";
import { Problem } from "../base/problem.ts";
import { settings } from "../base/settings.ts";
import { readCredentials } from "../core/credentials.ts";
import { noteDevice } from "../core/note-device.ts";
import { readRequestSession, requireLive } from "../core/request-session.ts";
import { problemResponse, problemWords } from "../http/problem-response.ts";
import { requestDevice, requestSighting } from "../http/request-device.ts";
import { requestLanguage } from "../http/request-language.ts";
import type { Language } from "../shared/language.ts";

/** What a host's own proxy returns; nothing, where the request goes on as it is. */
type Passed = Response | null | undefined | void;

/** What a proxy guards, and what else it does. */
export type ProxyOptions<Rest extends readonly unknown[] = []> = {
  /** The pages that only people with a live session may see: each path, and everything below it. */
  readonly protect: readonly string[];
  /** The host's own proxy, called for every request that is not turned away. */
  readonly pass?: (request: NextRequest, ...rest: Rest) => Passed | Promise<Passed>;
};

/**
 * Returns a host's `proxy`, which runs on Node.js before a page is rendered. A visit to a protected page without a live
 * session is redirected (307) to the sign-in page, with the reason and the way back, and never answered with the page: with
 * `cacheComponents`, its shell would be sent before the page could look. One statement a visit. An outage is a 503 with words,
 * and signs nobody out. No cache keeps any of these answers. The page looks too: this is not its only guard.
 */
export function proxy<Rest extends readonly unknown[] = []>({
  protect,
  pass,
}: ProxyOptions<Rest>): (request: NextRequest, ...rest: Rest) => Promise<Response> {
  const paths = protect.map((path) => path.replace(/(.)\/$/, "$1"));
  const isBelow = (path: string) => paths.some((each) => each === "/" || path === each || path.startsWith(`${each}/`));
  const isProtected = (path: string) => {
    // These may stand below one of them: it is where everybody is sent.
    const { signIn, signUp, signedOut } = settings().pages;
    const isOfSignIn = [signIn, signUp, signedOut].includes(path) || /^\/(_next|api\/auth)\//.test(path);
    return !isOfSignIn && isBelow(path);
  };
  return async (request, ...rest) => {
    const go = async (): Promise<Response> => (await pass?.(request, ...rest)) ?? NextResponse.next();
    if (!isProtected(request.nextUrl.pathname)) return go();
    const response = (await refuse(request)) ?? (await go());
    response.headers.set("Cache-Control", "private, no-store");
    return response;
  };
}

async function refuse(request: NextRequest): Promise<Response | null> {
  const { headers } = request;
  try {
    const reading = await readRequestSession(readCredentials(headers), requestSighting(headers));
    await noteDevice(reading, () => requestDevice(headers));
    requireLive(reading);
    return null;
  } catch (error) {
    const isRefusal = error instanceof Problem && error.code !== "session_unverifiable";
    return isRefusal ? toSignIn(request, error) : unavailable(request, error);
  }
}

function isRead({ method }: NextRequest): boolean {
  return method === "GET" || method === "HEAD";
}

/** Whether a script asks, such as Next's router. Next hides its own headers from a proxy. */
function isByScript({ headers }: NextRequest): boolean {
  return headers.get("sec-fetch-dest") === "empty";
}

function toSignIn(request: NextRequest, problem: Problem): Response {
  const { headers, nextUrl, url } = request;
  const address = signInAddress(problem, isRead(request) ? nextUrl.pathname + nextUrl.search : null);
  // A form that was posted must not be posted to the sign-in page (RFC 9110 §15.4.4).
  if (!isByScript(request)) return NextResponse.redirect(new URL(address, url), isRead(request) ? 307 : 303);
  // Next's router would go to the sign-in page in the same document, and keep the former pages in it. Something that is none
  // of its own answers makes it load a document instead; a prefetch of it is dropped without a word in the console.
  if (isRead(request)) return new Response("", { headers: { "Content-Type": "text/html; charset=utf-8" } });
  const response = problemResponse(problem, requestLanguage(headers), readCredentials(headers));
  // So that a Server Action loads a document, too.
  response.headers.set("x-action-redirect", `${address};replace`);
  return response;
}

function unavailable(request: NextRequest, error: unknown): Response {
  const language = requestLanguage(request.headers);
  const response = problemResponse(error, language);
  if (isByScript(request) || !isRead(request)) return response;
  const { status, headers } = response;
  headers.set("Content-Type", "text/html; charset=utf-8");
  const code = error instanceof Problem ? error.code : "internal_error";
  return new Response(wordsPage(language, code), { status, headers });
}

function wordsPage(language: Language, code: Problem["code"]): string {
  const { title, detail } = escaped(problemWords(language, code));
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title>
</head><body><main><h1>${title}</h1><p>${detail}</p></main></body></html>`;
}

// A host's own words may hold what HTML means something by.
function escaped({ title, detail }: ReturnType<typeof problemWords>): ReturnType<typeof problemWords> {
  const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return { title: escape(title), detail: escape(detail) };
}

/** Returns the address of the sign-in page for somebody who has no live session, with the reason and the way back. */
export function signInAddress({ extras }: Problem, next: string | null): string {
  const query = new URLSearchParams({
    ...(extras.reason !== undefined && { reason: extras.reason }),
    ...(next !== null && { next }),
  });
  const { signIn } = settings().pages;
  return query.size === 0 ? signIn : `${signIn}?${query}`;
}
