import { meSchema } from "@/lib/api-schemas";
import { toMe } from "@/lib/pages/public-user";
import { protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "Who is signed in",
    access: "session",
    essential: true,
    answers: { 200: { description: "The user and this session.", schema: meSchema } },
    handle: async ({ session }) => toMe(session),
  }),
});
