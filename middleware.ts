import { NextResponse, type NextRequest } from "next/server";
import { PAGE_PATH_HEADER, pageHeaders } from "@/lib/page-headers";
import { cookieName } from "@/lib/session/session-cookies";

// A shortcut for anonymous visits. It authorises nothing: every app page asks for its session itself.
const APP_PAGE = /^\/(dashboard|account|admin)(\/|$)/;

/** Sends visits to app pages without a session cookie to /login, and sets page headers. Next 16 will call it `proxy`. */
export function middleware(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isRead && APP_PAGE.test(pathname) && !request.cookies.has(cookieName("session")))
    return NextResponse.redirect(new URL(`/login?next=${encodeURIComponent(pathname + search)}`, request.url));
  const nonce = crypto.randomUUID();
  const page = pageHeaders(pathname, nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", page["Content-Security-Policy"] ?? "");
  headers.set(PAGE_PATH_HEADER, pathname + search);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(page)) response.headers.set(name, value);
  return response;
}

export const config = { runtime: "nodejs", matcher: ["/((?!api/|_next/|\\.well-known/|icon\\.svg).*)"] };
