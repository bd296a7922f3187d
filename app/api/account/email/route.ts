import { readAsking } from "@/lib/account/asking";
import { emailChangeSchema, requestEmailChange } from "@/lib/account/change-email";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: protectedRoute(
    async ({ session, request, body }) => {
      const input = await body(emailChangeSchema);
      await requestEmailChange(session, input, readAsking(request.headers));
      return { mailed: true };
    },
    { fresh: true, openUnverified: true },
  ),
});
