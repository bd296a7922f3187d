import { listProviders } from "@/auth";
import { listSignInMethods } from "@/lib/account/sign-in-methods";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute(({ session }) =>
    listSignInMethods(
      session.userId,
      listProviders().map(({ id }) => id),
    ),
  ),
});
