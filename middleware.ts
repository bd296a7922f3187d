import { NextResponse, type NextRequest } from "next/server";
import { Problem } from "@/lib/errors";
import { problemResponse } from "@/lib/http/problem-response";
import { isSameOrigin } from "@/lib/http/same-origin";
import { PAGE_PATH_HEADER, pageHeaders } from "@/lib/page-headers";
import { requestLanguage } from "@/lib/request-language";
import { readCookies } from "@/lib/session/session-cookies";

// A shortcut for anonymous visits. It authorises nothing: every app page asks for its session itself.
const APP_PAGE = /^\/(dashboard|account|admin)(\/|\?|$)/;

/**
 * Sends visits to app pages without a session cookie to /login, refuses what another site posts to a page, and sets page
 * headers. Next 16 will call it `proxy`.
 */
export function middleware(request: NextRequest): Response {
  const { pathname, search } = request.nextUrl;
  const nonce = crypto.randomUUID();
  const page = pageHeaders(pathname, nonce, process.env.NODE_ENV === "development");
  const response = answer(request, pathname + search, page["Content-Security-Policy"] ?? "");
  for (const [name, value] of Object.entries(page)) response.headers.set(name, value);
  return response;
}

function answer(request: NextRequest, path: string, contentSecurityPolicy: string): Response {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isRead && APP_PAGE.test(path) && !readCookies(request.headers).credentialSent)
    return NextResponse.redirect(new URL(`/login?next=${encodeURIComponent(path)}`, request.url));
  // Next refuses a foreign Server Action too, with a 500.
  if (!isRead && !isSameOrigin(request.headers))
    return problemResponse(new Problem("cross_site"), requestLanguage(request.headers));
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", contentSecurityPolicy);
  headers.set(PAGE_PATH_HEADER, path);
  return NextResponse.next({ request: { headers } });
}

export const config = { runtime: "nodejs", matcher: ["/((?!api/|_next/|\\.well-known/|icon\\.svg).*)"] };
