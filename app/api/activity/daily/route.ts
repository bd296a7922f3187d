import { countDailyActivity } from "@/lib/activity/daily-activity-queries";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute(({ session }) => countDailyActivity(session.userId), { browserOnly: true }),
});
