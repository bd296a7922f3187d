import { readRequester } from "@/lib/account/requester";
import { confirmEmailChange } from "@/lib/account/change-email";
import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { endedSchema } from "aurora-session/shared";
import { methods, publicRoute } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute({
    summary: "Confirm a new email by a mailed secret",
    description: "Ends all other sessions.",
    body: mailedSecretSchema,
    answers: { 200: { description: "Done; how many sessions it ended.", schema: endedSchema } },
    problems: ["link_expired", "email_taken", "rate_limited", "session_unverifiable"],
    handle: ({ request, body }) => confirmEmailChange(body.secret, readRequester(request.headers)),
  }),
});
