import { dailyActivitySchema } from "@/lib/activity/activity-schemas";
import { countDailyActivity } from "@/lib/activity/activity-queries";
import { protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "Count my sign-ins and endings by day",
    access: "browser",
    answers: { 200: { description: "The last thirty days (UTC).", schema: dailyActivitySchema } },
    handle: ({ session }) => countDailyActivity(session.userId),
  }),
});
