import { changePassword, passwordChangeSchema } from "@/lib/account/change-password";
import { endedSchema } from "aurora-session/shared";
import { requestDevice } from "@/lib/devices/request-device";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { rotatedResponse } from "@/lib/http/sign-out-response";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Change my password",
    description: "Ends all other sessions and rotates this one's token.",
    access: "fresh",
    openDuringPasswordChange: true,
    openUnverified: true,
    body: passwordChangeSchema,
    answers: { 200: { description: "Done; how many sessions it ended.", schema: endedSchema, setsCookies: true } },
    problems: ["invalid_credentials", "sign_in_superseded", "rate_limited", "busy"],
    handle: async ({ session, request, body }) => {
      const { created, ended } = await changePassword(session, body, requestDevice(request.headers));
      return rotatedResponse({ ended }, created);
    },
  }),
});
