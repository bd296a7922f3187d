import { readRequester } from "@/lib/account/requester";
import { mailedSecretSchema } from "@/lib/account/mailed-secret";
import { reportSignIn } from "@/lib/account/secure-account";
import { endedSchema } from "aurora-session/shared";
import { methods, publicRoute } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute({
    summary: "Say by a mailed secret that a sign-in wasn't mine",
    description: "Ends every session and voids the password.",
    body: mailedSecretSchema,
    answers: { 200: { description: "Done; how many sessions it ended.", schema: endedSchema } },
    problems: ["link_expired", "rate_limited", "session_unverifiable"],
    handle: ({ request, body }) => reportSignIn(body.secret, readRequester(request.headers)),
  }),
});
