import "server-only";
import { z } from "zod";
import { isHeldBack } from "@/lib/http/held-back";
import { Problem } from "@/lib/errors";
import { parseInput, parseJsonBody } from "@/lib/http/json-body";
import { json, publicRoute, type Handler } from "@/lib/http/route";
import { requestDevice, requestSighting } from "@/lib/devices/request-device";
import type { LiveSession } from "@/lib/session/live-session";
import { noteDevice } from "@/lib/session/note-device";
import { readApiSession, requireBrowser, requireFresh, requireLive } from "@/lib/session/request-session";

/** What a protected handler gets: who is asking, proven, and what they sent, to be parsed. */
export type ProtectedRequest = {
  readonly session: LiveSession;
  readonly request: Request;
  /** The dynamic segments of the address. */
  readonly params: Readonly<Record<string, string | string[] | undefined>>;
  /** Parses the query string. Throws `invalid_request`. */
  readonly query: <Schema extends z.ZodType>(schema: Schema) => z.output<Schema>;
  /** Parses the JSON body. Throws `body_too_large`, `unsupported_media_type`, `invalid_request`. */
  readonly body: <Schema extends z.ZodType>(schema: Schema) => Promise<z.output<Schema>>;
};

/**
 * A route that answers only the user of a live session who says who they are: cross-site 403, session 503 and 401, header
 * 401, mismatch 401, `password_change_required` 403, `email_not_verified` 403, with `browserOnly` or `fresh` also
 * `browser_required` 403 for API clients, with `fresh` `reauthentication_required` 403, and only then the handler, which
 * parses query and body. What the handler returns is the JSON answer, never cached; a `Response` is passed through.
 */
export function protectedRoute(
  handle: (request: ProtectedRequest) => Promise<unknown>,
  options: {
    readonly openDuringPasswordChange?: boolean;
    readonly openUnverified?: boolean;
    readonly fresh?: boolean;
    readonly browserOnly?: boolean;
  } = {},
): Handler {
  return publicRoute(async (request, context) => {
    const session = await readSession(request.headers);
    requireUserHeader(request.headers, session);
    if (session.user.mustChangePassword && options.openDuringPasswordChange !== true)
      throw new Problem("password_change_required");
    if (isHeldBack(session.user) && options.openUnverified !== true) throw new Problem("email_not_verified");
    if (options.browserOnly === true) requireBrowser(session);
    if (options.fresh === true) requireFresh(session);
    const answer = await handle({
      session,
      request,
      params: await context.params,
      query: (schema) => parseInput(Object.fromEntries(new URL(request.url).searchParams), schema),
      body: (schema) => parseJsonBody(request, schema),
    });
    return answer instanceof Response ? answer : json(answer);
  });
}

async function readSession(headers: Headers): Promise<LiveSession> {
  const reading = await readApiSession(headers, requestSighting(headers));
  await noteDevice(reading, () => requestDevice(headers));
  return requireLive(reading, headers);
}

const userIdSchema = z.uuid();

// The header is an expectation, never an identity. A repeated one arrives joined by a comma and so is malformed.
function requireUserHeader(headers: Headers, session: LiveSession): void {
  const userId = userIdSchema.safeParse(headers.get("x-user-id"));
  if (!userId.success) throw new Problem("user_header_missing", { credentialSent: true });
  if (userId.data.toLowerCase() !== session.userId) throw new Problem("user_mismatch", { credentialSent: true });
}
