import { proofSchema, reauthenticate } from "@/lib/account/reauthenticate";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { rotatedResponse } from "@/lib/http/sign-out-response";
import { requestDevice } from "@/lib/devices/request-device";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute(
    async ({ session, request, body }) => {
      const created = await reauthenticate(session, await body(proofSchema), requestDevice(request.headers));
      return rotatedResponse({ fresh: true }, created);
    },
    { openDuringPasswordChange: true, openUnverified: true, browserOnly: true },
  ),
});
