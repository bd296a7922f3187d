import "server-only";
import { Problem } from "@/lib/errors";
import { problemResponse } from "@/lib/http/problem-response";
import { requireSameOrigin } from "@/lib/http/same-origin";
import { requestLanguage } from "@/lib/words/request-language";

/** A route handler as Next calls it. */
export type Handler = (request: Request, context: RouteContext) => Promise<Response>;

/** Next's second argument: the dynamic segments of the address. */
export type RouteContext = { readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>> };

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof METHODS)[number];
type Offered = Readonly<Partial<Record<Exclude<Method, "HEAD" | "OPTIONS">, Handler>>>;

/**
 * A route's methods, complete: what is not offered answers 405 with `Allow` (RFC 9110 §15.5.6; Next's own lacks it),
 * HEAD follows GET, OPTIONS tells what there is. Export the result by destructuring.
 */
export function methods(offered: Offered): Record<Method, Handler> {
  const { GET, POST, PUT, PATCH, DELETE } = offered;
  const allow = METHODS.filter((method) => method === "OPTIONS" || (method === "HEAD" ? GET : offered[method])).join(
    ", ",
  );
  const refuse: Handler = async (request) =>
    problemResponse(new Problem("method_not_allowed", { allow }), requestLanguage(request.headers));
  const head: Handler = async (request, context) => withoutBody(await (GET ?? refuse)(request, context));
  return {
    GET: GET ?? refuse,
    HEAD: head,
    POST: POST ?? refuse,
    PUT: PUT ?? refuse,
    PATCH: PATCH ?? refuse,
    DELETE: DELETE ?? refuse,
    OPTIONS: async () => new Response(null, { status: 204, headers: { Allow: allow, "Cache-Control": "no-store" } }),
  };
}

async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}

function isStateChanging(request: Request): boolean {
  return request.method !== "GET" && request.method !== "HEAD";
}

/** Runs a handler: a cross-site request that would change state is refused first, every error becomes a problem document. */
export function publicRoute(handle: (request: Request, context: RouteContext) => Promise<Response>): Handler {
  return async (request, context) => {
    try {
      if (isStateChanging(request)) requireSameOrigin(request.headers);
      return await handle(request, context);
    } catch (error) {
      return problemResponse(error, requestLanguage(request.headers));
    }
  };
}

/** A JSON answer that no cache keeps. */
export function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}

/** An answer that says only that it is done (RFC 9110 §15.3.5). */
export function noContent(): Response {
  return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
}
