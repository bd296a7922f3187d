import { activitySchema } from "@/lib/activity/activity-schemas";
import { activityQuerySchema, listSecurityEvents } from "@/lib/activity/activity-queries";
import { protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "Read my audit trail",
    access: "browser",
    query: activityQuerySchema,
    answers: { 200: { description: "A page of events, the newest first.", schema: activitySchema } },
    handle: ({ session, query }) => listSecurityEvents(session.userId, query),
  }),
});
