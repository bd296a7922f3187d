import { changePassword, passwordChangeSchema } from "@/lib/account/change-password";
import { endedSchema } from "aurora-session/shared";
import { requestDevice, protectedRoute, methods, rotatedResponse } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Change my password",
    description: "Ends all other sessions and rotates this one's token.",
    access: "fresh",
    essential: true,
    body: passwordChangeSchema,
    answers: { 200: { description: "Done; how many sessions it ended.", schema: endedSchema, setsCookies: true } },
    problems: ["invalid_credentials", "sign_in_superseded", "rate_limited", "busy"],
    handle: async ({ session, request, body }) => {
      const { created, ended } = await changePassword(session, body, requestDevice(request.headers));
      return rotatedResponse({ ended }, created);
    },
  }),
});
