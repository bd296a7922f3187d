import "server-only";
import type { z } from "zod";
import { Problem } from "../base/problem.ts";
import { parseInput, parseJsonBody, parseOptionalBody } from "./json-body.ts";
import type { Call, Declaration, JsonResponse, Operation, Returned } from "./operation.ts";
import { problemResponse } from "./problem-response.ts";
import { requireSameOrigin } from "./same-origin.ts";
import { readCredentials, type Credentials } from "../core/credentials.ts";
import { requestLanguage } from "./request-language.ts";

/** Next's second argument: the dynamic segments of the address. */
export type RouteContext = { readonly params: Promise<Call["params"]> };

type Run = (request: Request, context: RouteContext) => Promise<Response>;

/** A route handler as Next calls it, and the operation that it was made from, which the OpenAPI document reads. */
export type Handler = Run & { readonly operation?: Operation };

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof METHODS)[number];
type Offered = Readonly<Partial<Record<Exclude<Method, "HEAD" | "OPTIONS">, Handler>>>;

/**
 * Completes a route's methods: the missing ones answer 405 with `Allow` (RFC 9110 §15.5.6; Next's own 405 lacks it), HEAD
 * follows GET, OPTIONS lists the methods. Export the result by destructuring.
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
    OPTIONS: async () => new Response(null, { status: 204, headers: { Allow: allow, ...NO_STORE } }),
  };
}

async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}

function isStateChanging(request: Request): boolean {
  return request.method !== "GET" && request.method !== "HEAD";
}

function routeReading<Read extends Credentials | undefined>(read: (headers: Headers) => Read) {
  return (run: (request: Request, context: RouteContext, credentials: Read) => Promise<Response>): Handler =>
    async (request, context) => {
      const credentials = read(request.headers);
      try {
        if (isStateChanging(request)) requireSameOrigin(request.headers);
        return await run(request, context, credentials);
      } catch (error) {
        return problemResponse(error, requestLanguage(request.headers), credentials);
      }
    };
}

/**
 * Makes a route that is no operation and stands in no document. It refuses a cross-site request that would change state
 * first, and turns every error into a problem document.
 */
export const undocumentedRoute = routeReading(() => undefined);

/** As {@link undocumentedRoute}, with the request's credentials, read once. Its 401 says whether any were sent. */
export const credentialRoute = routeReading(readCredentials);

/** Makes the route of an operation for anyone: refuses cross-site requests, parses query and body, runs the handler. */
export function publicRoute<
  Answers extends Operation["answers"],
  const Result extends Returned<Answers[keyof Answers]>,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(declaration: Declaration<Query, Body, Answers, Result>): Handler {
  const run = undocumentedRoute((request, context) => perform(declaration, {}, request, context));
  return Object.assign(run, { operation: { ...declaration, access: "anyone" as const } });
}

type AnyDeclaration<Caller> = Omit<Operation, "access"> & { handle(call: Call & Caller): Promise<unknown> };

/** Parses query and body, runs the handler, and returns its answer: JSON with the lowest declared status, never cached. */
export async function perform<Caller extends object>(
  operation: AnyDeclaration<Caller>,
  caller: Caller,
  request: Request,
  { params }: RouteContext,
  parseBody: typeof parseJsonBody = operation.bodyOptional === true ? parseOptionalBody : parseJsonBody,
): Promise<Response> {
  const { query, body, answers } = operation;
  const answer = await operation.handle({
    ...caller,
    request,
    params: await params,
    query: query && parseInput(Object.fromEntries(new URL(request.url).searchParams), query),
    body: body && (await parseBody(request, body)),
  });
  if (answer instanceof Response) return answer;
  const [status = 200] = Object.keys(answers).map(Number);
  return answer === undefined ? new Response(null, { status, headers: NO_STORE }) : json(answer, status);
}

const NO_STORE = { "Cache-Control": "no-store" };

/** Returns a JSON answer that no cache keeps. */
export function json<const Body>(body: Body, status = 200): JsonResponse<Body> {
  return Response.json(body, { status, headers: NO_STORE });
}
