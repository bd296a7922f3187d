import { NextResponse, type NextRequest } from "next/server";
import { Problem, readCredentials } from "aurora-session/core";
import { requireServerAction } from "@/lib/http/page-post";
import { problemResponse, requireSameOrigin, requestLanguage } from "aurora-session/http";
import { PAGE_PATH_HEADER, pageHeaders } from "@/lib/pages/page-headers";

// A shortcut for anonymous visits. It authorises nothing: every app page asks for its session itself.
const APP_SIDE = new Set(process.env["APP_SIDE"]?.split("/").filter(Boolean));

/**
 * Sends visits to app pages without a session cookie to /login, refuses every other request than visits and Server Actions
 * of our own pages, and sets page headers. Next 16 will call it `proxy`.
 */
export async function middleware(request: NextRequest): Promise<Response> {
  const { pathname, search } = request.nextUrl;
  const nonce = crypto.randomUUID();
  const page = pageHeaders(pathname, nonce, process.env.NODE_ENV === "development");
  const response = await answer(request, pathname + search, page["Content-Security-Policy"] ?? "");
  for (const [name, value] of Object.entries(page)) response.headers.set(name, value);
  return response;
}

async function answer(request: NextRequest, path: string, contentSecurityPolicy: string): Promise<Response> {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isRead && isAppPage(request.nextUrl.pathname) && !readCredentials(request.headers).cookieWasSent)
    return NextResponse.redirect(new URL(`/login?next=${encodeURIComponent(path)}`, request.url));
  try {
    if (!isRead) await requirePost(request);
  } catch (error) {
    // A form that names no action, sent before its page ran or without scripts: the person gets the page again.
    const isPerson = request.headers.get("sec-fetch-mode") === "navigate";
    if (isPerson && error instanceof Problem && error.code === "invalid_request")
      return NextResponse.redirect(new URL(path, request.url), 303);
    return problemResponse(error, requestLanguage(request.headers));
  }
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", contentSecurityPolicy);
  headers.set(PAGE_PATH_HEADER, path);
  return NextResponse.next({ request: { headers } });
}

function isAppPage(pathname: string): boolean {
  return APP_SIDE.has(pathname.split("/")[1] ?? "");
}

async function requirePost(request: NextRequest): Promise<void> {
  if (request.method !== "POST") throw new Problem("method_not_allowed", { allow: "GET, HEAD, POST" });
  // Next refuses a foreign Server Action too, with a 500.
  requireSameOrigin(request.headers);
  await requireServerAction(request);
}

export const config = { runtime: "nodejs", matcher: ["/((?!api/|_next/|\\.well-known/|icon$).*)"] };
