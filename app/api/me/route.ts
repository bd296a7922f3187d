import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { toPublicSession, toPublicUser } from "@/lib/pages/public-session";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute(
    async ({ session }) => ({ user: toPublicUser(session.user), session: toPublicSession(session, session.id) }),
    { openDuringPasswordChange: true, openUnverified: true },
  ),
});
