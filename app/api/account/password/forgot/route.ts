import { readRequester } from "@/lib/account/requester";
import { forgotPasswordSchema, requestPasswordReset } from "@/lib/account/reset-password";
import { acceptedSchema } from "@/lib/api-schemas";
import { methods, publicRoute } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute({
    summary: "Have a link mailed that resets a password",
    description: "The same answer whether the address has an account or not.",
    body: forgotPasswordSchema,
    answers: { 202: { description: "If there is an account, a mail is on its way.", schema: acceptedSchema } },
    problems: ["rate_limited", "session_unverifiable"],
    handle: async ({ request, body }) => {
      await requestPasswordReset(body, readRequester(request.headers));
      return { accepted: true };
    },
  }),
});
