import { endedSchema } from "aurora-session/shared";
import { protectedRoute, methods, endedResponse } from "aurora-session/http";
import { endDevice } from "aurora-session/core";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: protectedRoute({
    summary: "End one of my sessions",
    description: "Another session than the one that asks needs a fresh browser session.",
    access: "session",
    answers: { 200: { description: "How many sessions were live until now.", schema: endedSchema } },
    problems: ["not_found", "browser_required", "reauthentication_required"],
    handle: async ({ session, params }) => endedResponse(await endDevice(session, String(params["id"]))),
  }),
});
