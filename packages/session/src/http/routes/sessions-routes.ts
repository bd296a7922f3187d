import "server-only";
import { endAllDevices, endDevice, endingScopeSchema, endOtherDevices } from "../../core/end-device.ts";
import { listLiveSessions } from "../../core/session-queries.ts";
import { endedSchema, sessionsSchema } from "../../shared/schemas.ts";
import { protectedRoute } from "../protected-route.ts";
import { toPublicSession } from "../public-session.ts";
import { methods } from "../route.ts";
import { endedResponse } from "../sign-out-response.ts";

/** `GET` and `DELETE /api/auth/sessions`. */
export const sessions = methods({
  GET: protectedRoute({
    summary: "List my live sessions",
    // An app need not know where else a person is signed in, and from which networks.
    access: "browser",
    answers: { 200: { description: "Browsers and API clients.", schema: sessionsSchema } },
    handle: async ({ session }) => {
      const live = await listLiveSessions(session.userId);
      return { sessions: live.map((each) => toPublicSession(each, session.id)) };
    },
  }),
  DELETE: protectedRoute({
    summary: "End my other sessions, or all",
    description: "`others` needs a fresh browser session; `all` never asks, and clears the cookies.",
    access: "session",
    query: endingScopeSchema,
    answers: { 200: { description: "How many sessions were live until now.", schema: endedSchema } },
    problems: ["browser_required", "reauthentication_required"],
    handle: async ({ session, query: { scope } }) =>
      endedResponse(scope === "all" ? await endAllDevices(session) : await endOtherDevices(session)),
  }),
});

/** `DELETE /api/auth/sessions/[id]`. */
export const oneSession = methods({
  DELETE: protectedRoute({
    summary: "End one of my sessions",
    description: "Another session than the one that asks needs a fresh browser session.",
    access: "session",
    answers: { 200: { description: "How many sessions were live until now.", schema: endedSchema } },
    problems: ["not_found", "browser_required", "reauthentication_required"],
    handle: async ({ session, params }) => endedResponse(await endDevice(session, String(params["id"]))),
  }),
});
