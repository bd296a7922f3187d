import "server-only";
import { NextResponse, type NextRequest } from "next/server";
import { Problem } from "../base/problem.ts";
import { settings } from "../base/settings.ts";
import { readCredentials } from "../core/credentials.ts";
import { noteDevice } from "../core/note-device.ts";
import { readRequestSession, requireLive } from "../core/request-session.ts";
import { problemResponse } from "../http/problem-response.ts";
import { requestDevice, requestSighting } from "../http/request-device.ts";
import { requestLanguage } from "../http/request-language.ts";

/** The pages that only people with a live session may see: each path, and everything below it. */
export type ProxyOptions = { readonly protect: readonly string[] };

/**
 * Returns a host's `proxy`, which runs on Node.js before a page is rendered. A visit to a protected page without a live
 * session is redirected (307) to the sign-in page, with the reason and the way back, and never answered with 200: with
 * `cacheComponents`, a page's shell would be sent before the page could look. One statement a visit. An outage is 503. Nothing
 * of these pages is kept by a cache or for the Back button. The page looks too: this is not its only guard.
 */
export function proxy({ protect }: ProxyOptions): (request: NextRequest) => Promise<Response> {
  const isProtected = (path: string) => protect.some((each) => path === each || path.startsWith(`${each}/`));
  return async (request) => {
    const { pathname, search } = request.nextUrl;
    if (!isProtected(pathname)) return NextResponse.next();
    const refusal = await refuse(request, pathname + search);
    const response = refusal ?? NextResponse.next();
    response.headers.set("Cache-Control", "private, no-store");
    return response;
  };
}

async function refuse({ headers, url }: NextRequest, path: string): Promise<Response | null> {
  try {
    const reading = await readRequestSession(readCredentials(headers), requestSighting(headers));
    await noteDevice(reading, () => requestDevice(headers));
    requireLive(reading);
    return null;
  } catch (error) {
    if (!(error instanceof Problem) || error.code === "session_unverifiable")
      return problemResponse(error, requestLanguage(headers));
    return NextResponse.redirect(new URL(signInAddress(error, path), url));
  }
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
