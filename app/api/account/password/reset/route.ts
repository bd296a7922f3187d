import { readRequester } from "@/lib/account/requester";
import { passwordResetSchema, resetPassword } from "@/lib/account/reset-password";
import { endedSchema } from "aurora-session/shared";
import { methods, publicRoute } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute({
    summary: "Reset a password by a mailed secret",
    description: "Ends every session of the account.",
    body: passwordResetSchema,
    answers: { 200: { description: "Done; how many sessions it ended.", schema: endedSchema } },
    problems: ["link_expired", "rate_limited", "busy", "session_unverifiable"],
    handle: ({ request, body }) => resetPassword(body, readRequester(request.headers)),
  }),
});
