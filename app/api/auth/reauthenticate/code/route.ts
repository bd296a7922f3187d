import { mailReauthenticationCode } from "@/lib/account/reauthenticate";
import { mailedSchema } from "@/lib/api-schemas";
import { clientAddress, protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Have a code mailed that proves who I am",
    description: "For people without a password.",
    access: "browser",
    essential: true,
    answers: { 202: { description: "On its way.", schema: mailedSchema } },
    problems: ["password_required", "rate_limited"],
    handle: async ({ session, request }) => {
      await mailReauthenticationCode(session, clientAddress(request.headers));
      return { mailed: true };
    },
  }),
});
