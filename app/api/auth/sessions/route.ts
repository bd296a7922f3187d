import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { toPublicSession } from "@/lib/public-session";
import { listLiveSessions } from "@/lib/session/session-queries";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute(async ({ session }) => {
    const sessions = await listLiveSessions(session.userId);
    return { sessions: sessions.map((each) => toPublicSession(each, session.id)) };
  }),
});
