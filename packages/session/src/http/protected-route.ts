import "server-only";
import { z } from "zod";
import { settings } from "../base/settings.ts";
import { Problem, type ProblemExtras } from "../base/problem.ts";
import { parseJsonBody } from "./json-body.ts";
import type { Declaration, Operation, Returned, SessionAccess } from "./operation.ts";
import { credentialRoute, perform, type Handler } from "./route.ts";
import { requestDevice, requestSighting } from "./request-device.ts";
import type { LiveSession, SessionReading } from "../core/live-session.ts";
import { noteDevice } from "../core/note-device.ts";
import { readApiSession, requireBrowser, requireLive } from "../core/request-session.ts";

/** The caller of a protected operation. */
type Caller = {
  readonly session: LiveSession;
  /** Reads the session again, for an answer that lasts longer than its request. Throws `DatabaseUnavailable`. */
  readonly readAgain: () => Promise<SessionReading>;
};

/**
 * Makes the route of an operation for the user of a live session, whom the request has to name. It refuses, in this order:
 * cross-site 403, session 503 and 401, header 401, mismatch 401, what the host's `admit` throws, then by `access`: `browser_required` 403, `reauthentication_required` 403, `forbidden` 403. Only then it parses query and
 * body, and runs the handler. `reauthentication_required` says what is wrong with the body, too: nobody should give a factor for
 * what will be refused anyway.
 */
export function protectedRoute<
  Answers extends Operation["answers"],
  const Result extends Returned<Answers[keyof Answers]>,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(
  operation: Declaration<Query, Body, Answers, Result, Caller> & {
    readonly access: SessionAccess;
  },
): Handler {
  const run = credentialRoute(async (request, context, credentials) => {
    const { headers } = request;
    const sighting = requestSighting(headers);
    const read = () => readApiSession(credentials, sighting);
    const reading = await read();
    await noteDevice(reading, () => requestDevice(headers));
    const session = requireLive(reading);
    requireUserHeader(headers, session);
    await requireAccess(session, operation, request);
    return perform(operation, { session, readAgain: read }, request, context);
  });
  return Object.assign(run, { operation });
}

async function requireAccess(session: LiveSession, operation: Operation, request: Request): Promise<void> {
  const { access, essential } = operation;
  if (essential !== true) settings().admit(session.user, operation);
  if (access !== "session") requireBrowser(session);
  if ((access === "fresh" || access === "fresh admin") && !session.fresh)
    throw new Problem("reauthentication_required", await wrongValues(request, operation));
  if (access === "admin" || access === "fresh admin") requireAdmin(session);
}

async function wrongValues(request: Request, { body }: Operation): Promise<Pick<ProblemExtras, "issues">> {
  try {
    if (body !== undefined) await parseJsonBody(request, body);
    return {};
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { issues } = error.extras;
    return issues === undefined ? {} : { issues };
  }
}

/** Throws `forbidden` unless the person behind the session is an administrator. The role was read with the session. */
export function requireAdmin({ user }: Pick<LiveSession, "user">): void {
  if (!settings().isAdmin(user)) throw new Problem("forbidden");
}

// What can be an id of either type: a repeated header arrives joined by a comma, and so is none.
const ID_SCHEMAS = { uuid: z.guid().toLowerCase(), text: z.string().regex(/^[^\s,]+$/) };

// The header is an expectation, never an identity.
function requireUserHeader(headers: Headers, session: LiveSession): void {
  const userId = ID_SCHEMAS[settings().users.idType].safeParse(headers.get("x-user-id"));
  if (!userId.success) throw new Problem("user_header_missing");
  if (userId.data !== session.userId) throw new Problem("user_mismatch");
}
