import { mailVerification } from "@/lib/account/verify-email";
import { mailedSchema } from "@/lib/api-schemas";
import { clientAddress, protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Have the link mailed that confirms my email",
    access: "session",
    openUnverified: true,
    answers: { 200: { description: "A link is on its way.", schema: mailedSchema } },
    problems: ["email_already_verified", "rate_limited"],
    handle: async ({ session, request }) => {
      await mailVerification(session, clientAddress(request.headers));
      return { mailed: true };
    },
  }),
});
