import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { activityQuerySchema, listSecurityEvents } from "@/lib/activity/security-event-queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute(({ session, query }) => listSecurityEvents(session.userId, query(activityQuerySchema)), {
    browserOnly: true,
  }),
});
