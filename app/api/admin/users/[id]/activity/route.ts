import { readUserActivity } from "@/lib/admin/user-queries";
import { activityQuerySchema } from "@/lib/activity/activity-queries";
import { activitySchema } from "@/lib/activity/activity-schemas";
import { protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "List what happened to a user's account",
    access: "admin",
    query: activityQuerySchema,
    answers: { 200: { description: "A page of events, the newest first.", schema: activitySchema } },
    problems: ["not_found"],
    handle: ({ params, query }) => readUserActivity(String(params["id"]), query),
  }),
});
