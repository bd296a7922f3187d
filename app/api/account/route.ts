import { deleteAccount } from "@/lib/account/delete-account";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { endedResponse } from "@/lib/http/sign-out-response";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: protectedRoute(
    async ({ session }) => endedResponse({ ...(await deleteAccount(session)), clearsCookies: true }),
    { fresh: true },
  ),
});
