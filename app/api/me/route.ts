import { meSchema } from "@/lib/api-schemas";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { toPublicSession, toPublicUser } from "@/lib/pages/public-session";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "Who is signed in",
    access: "session",
    openDuringPasswordChange: true,
    openUnverified: true,
    answers: { 200: { description: "The user and this session.", schema: meSchema } },
    handle: async ({ session }) => ({
      user: toPublicUser(session.user),
      session: toPublicSession(session, session.id),
    }),
  }),
});
