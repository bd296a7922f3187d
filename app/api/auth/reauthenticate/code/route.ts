import { mailReauthenticationCode } from "@/lib/account/reauthenticate";
import { protectedRoute } from "@/lib/http/protected-route";
import { json, methods } from "@/lib/http/route";
import { clientAddress } from "@/lib/devices/request-device";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute(
    async ({ session, request }) => {
      await mailReauthenticationCode(session, clientAddress(request.headers));
      return json({ mailed: true }, 202);
    },
    { openDuringPasswordChange: true, openUnverified: true, browserOnly: true },
  ),
});
