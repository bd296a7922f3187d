import { readRequester } from "@/lib/account/requester";
import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { verifyEmail } from "@/lib/account/verify-email";
import { verifiedSchema } from "@/lib/api-schemas";
import { methods, publicRoute } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute({
    summary: "Confirm my email by a mailed secret",
    body: mailedSecretSchema,
    answers: { 200: { description: "It is confirmed.", schema: verifiedSchema } },
    problems: ["link_expired", "rate_limited", "session_unverifiable"],
    handle: async ({ request, body }) => {
      await verifyEmail(body.secret, readRequester(request.headers));
      return { verified: true };
    },
  }),
});
