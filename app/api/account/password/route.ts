import { changePassword, passwordChangeSchema } from "@/lib/account/change-password";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { rotatedResponse } from "@/lib/http/sign-out-response";
import { requestDevice } from "@/lib/devices/request-device";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute(
    async ({ session, request, body }) => {
      const input = await body(passwordChangeSchema);
      const { created, ended } = await changePassword(session, input, requestDevice(request.headers));
      return rotatedResponse({ ended }, created);
    },
    { fresh: true, openDuringPasswordChange: true, openUnverified: true },
  ),
});
