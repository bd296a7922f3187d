import { proofSchema, reauthenticate } from "@/lib/account/reauthenticate";
import { reauthenticatedSchema } from "@/lib/api-schemas";
import { requestDevice, protectedRoute, methods, rotatedResponse } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Give the password, or a mailed code, again",
    description: "Makes the session fresh and rotates its token.",
    access: "browser",
    essential: true,
    body: proofSchema,
    answers: { 200: { description: "Fresh again.", schema: reauthenticatedSchema, setsCookies: true } },
    problems: ["invalid_credentials", "sign_in_superseded", "rate_limited", "busy"],
    handle: async ({ session, request, body }) =>
      rotatedResponse({ fresh: true }, await reauthenticate(session, body, requestDevice(request.headers))),
  }),
});
