import { emailChangeSchema, requestEmailChange } from "@/lib/account/change-email";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { clientAddress, requestDevice } from "@/lib/request-device";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute(
    async ({ session, request: { headers }, body }) => {
      const input = await body(emailChangeSchema);
      await requestEmailChange(session, input, { device: requestDevice(headers), address: clientAddress(headers) });
      return { mailed: true };
    },
    { fresh: true },
  ),
});
