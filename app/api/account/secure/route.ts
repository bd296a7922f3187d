import { readRequester } from "@/lib/account/requester";
import { secureOwnAccount } from "@/lib/account/secure-account";
import { endedSchema } from "aurora-session/shared";
import { endedResponse, methods, protectedRoute } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Say that something in my account wasn't me",
    description:
      "Ends every session, this one too, voids the password, removes providers and known browsers, and mails a link to " +
      "choose a new password: what the link in a mail about a sign-in does.",
    access: "fresh",
    answers: { 200: { description: "Done; how many sessions it ended.", schema: endedSchema, setsCookies: true } },
    handle: async ({ session, request }) => {
      const ended = await secureOwnAccount(session.userId, readRequester(request.headers));
      return endedResponse({ ended, clearsCookies: true });
    },
  }),
});
