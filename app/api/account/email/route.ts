import { readRequester } from "@/lib/account/requester";
import { emailChangeSchema, requestEmailChange } from "@/lib/account/change-email";
import { mailedSchema } from "@/lib/api-schemas";
import { protectedRoute, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Change my email",
    description: "Changes nothing before the new address is confirmed.",
    access: "fresh",
    openUnverified: true,
    body: emailChangeSchema,
    answers: { 200: { description: "A link is on its way to the new address.", schema: mailedSchema } },
    problems: ["rate_limited"],
    handle: async ({ session, request, body }) => {
      await requestEmailChange(session, body, readRequester(request.headers));
      return { mailed: true };
    },
  }),
});
