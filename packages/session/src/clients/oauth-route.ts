import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { settings } from "../base/settings.ts";
import { Problem, type ProblemCode } from "../base/problem.ts";
import { startBusOnce } from "../bus/bus.ts";
import { parseParameters } from "../http/parameters.ts";
import type { Declaration, Operation, Returned } from "../http/operation.ts";
import { problemResponse, toProblem } from "../http/problem-response.ts";
import { credentialRoute, perform, type Handler } from "../http/route.ts";
import { requireSameOrigin } from "../http/same-origin.ts";
import { readCredentials, type Credentials } from "../core/credentials.ts";

/**
 * Makes the route of an operation of OAuth's that changes state. Its errors, also that of a cross-site request, have OAuth's
 * form (RFC 6749 §5.2), with our code beside it, and the reason where a session ended.
 */
export function oauthRoute<
  Answers extends Operation["answers"],
  const Result extends Returned<Answers[keyof Answers]>,
  Body extends z.ZodType,
>(
  declaration: Declaration<z.ZodUndefined, Body, Answers, Result> & { readonly access: "anyone" | "service" },
): Handler {
  const operation = { ...declaration, oauth: true as const };
  const run: Handler = async (request, context) => {
    // An app that is not told when it starts may have no other routes that are asked.
    settings().denylist?.start();
    const credentials = readCredentials(request.headers);
    try {
      requireSameOrigin(request.headers);
      if (operation.access === "service") requireIntrospectionSecret(credentials);
      return await perform(operation, {}, request, context, parseParameters);
    } catch (error) {
      return oauthErrorResponse(toProblem(error), credentials);
    }
  };
  return Object.assign(run, { operation });
}

// Every other problem is OAuth's `invalid_request`.
const OAUTH_ERRORS: ReadonlyMap<ProblemCode, string> = new Map([
  ["session_ended", "invalid_grant"],
  ["invalid_grant", "invalid_grant"],
  ["invalid_client", "invalid_client"],
  ["unsupported_grant_type", "unsupported_grant_type"],
  ["session_unverifiable", "temporarily_unavailable"],
  ["internal_error", "server_error"],
]);

async function oauthErrorResponse(problem: Problem, { bearer }: Credentials): Promise<Response> {
  // RFC 6749 §5.2: a description is ASCII, which German is not. The 401 says whether a bearer token was sent: OAuth routes
  // look at no other credential.
  const answer = problemResponse(problem, "en", { wasSent: bearer !== null });
  const error = OAUTH_ERRORS.get(problem.code) ?? "invalid_request";
  const { detail, ...body } = z.looseObject({ detail: z.string() }).parse(await answer.json());
  // OAuth answers a grant that can't be used with 400, where our other routes answer 401.
  const status = error === "invalid_grant" ? 400 : answer.status;
  const headers = new Headers(answer.headers);
  headers.set("Content-Type", "application/json");
  if (status !== 401) headers.delete("WWW-Authenticate");
  return Response.json({ error, error_description: detail, ...body, detail, status }, { status, headers });
}

/**
 * Makes the route of an operation for a service that reads. It refuses everybody without the `introspectionSecret`, and its
 * errors are problem documents.
 */
export function serviceRoute<
  Answers extends Operation["answers"],
  const Result extends Returned<Answers[keyof Answers]>,
  Query extends z.ZodType = z.ZodUndefined,
>(declaration: Declaration<Query, z.ZodUndefined, Answers, Result>): Handler {
  const operation = { ...declaration, access: "service" as const };
  const run = credentialRoute(async (request, context, credentials) => {
    requireIntrospectionSecret(credentials);
    // As above: an app may have no other routes that are asked.
    startBusOnce();
    return perform(operation, {}, request, context);
  });
  return Object.assign(run, { operation });
}

/** Throws `invalid_client` (401) unless a request brings `introspectionSecret` as its bearer token (RFC 7662 §2.1). */
function requireIntrospectionSecret({ bearer }: Credentials): void {
  const { introspectionSecret } = settings();
  const hash = (text: string) => createHash("sha256").update(text).digest();
  const right =
    introspectionSecret !== undefined && bearer !== null && timingSafeEqual(hash(bearer), hash(introspectionSecret));
  if (!right) throw new Problem("invalid_client");
}
