import { proofSchema, reauthenticate } from "@/lib/account/reauthenticate";
import { reauthenticatedSchema } from "@/lib/api-schemas";
import { requestDevice } from "@/lib/devices/request-device";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { rotatedResponse } from "@/lib/http/sign-out-response";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Give the password, or a mailed code, again",
    description: "Makes the session fresh and rotates its token.",
    access: "browser",
    openDuringPasswordChange: true,
    openUnverified: true,
    body: proofSchema,
    answers: { 200: { description: "Fresh again.", schema: reauthenticatedSchema, setsCookies: true } },
    problems: ["invalid_credentials", "sign_in_superseded", "rate_limited", "busy"],
    handle: async ({ session, request, body }) =>
      rotatedResponse({ fresh: true }, await reauthenticate(session, body, requestDevice(request.headers))),
  }),
});
