import { mailReauthenticationCode } from "@/lib/account/reauthenticate";
import { mailedSchema } from "@/lib/api-schemas";
import { clientAddress } from "@/lib/devices/request-device";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute({
    summary: "Have a code mailed that proves who I am",
    description: "For people without a password.",
    access: "browser",
    openDuringPasswordChange: true,
    openUnverified: true,
    answers: { 202: { description: "On its way.", schema: mailedSchema } },
    problems: ["password_required", "rate_limited"],
    handle: async ({ session, request }) => {
      await mailReauthenticationCode(session, clientAddress(request.headers));
      return { mailed: true };
    },
  }),
});
