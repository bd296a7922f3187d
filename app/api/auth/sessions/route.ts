import { endedSchema, sessionsSchema } from "aurora-session/shared";
import { protectedRoute, methods, endedResponse, toPublicSession } from "aurora-session/http";
import { endAllDevices, endingScopeSchema, endOtherDevices, listLiveSessions } from "aurora-session/core";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "List my live sessions",
    // An app need not know where else a person is signed in, and from which networks.
    access: "browser",
    answers: { 200: { description: "Browsers and API clients.", schema: sessionsSchema } },
    handle: async ({ session }) => {
      const sessions = await listLiveSessions(session.userId);
      return { sessions: sessions.map((each) => toPublicSession(each, session.id)) };
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
