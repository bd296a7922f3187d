import { mailVerification } from "@/lib/account/verify-email";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { clientAddress } from "@/lib/devices/request-device";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute(
    async ({ session, request }) => {
      await mailVerification(session, clientAddress(request.headers));
      return { mailed: true };
    },
    { openUnverified: true },
  ),
});
