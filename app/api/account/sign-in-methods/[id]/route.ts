import { listProviders } from "@/auth";
import { removeSignInMethod } from "@/lib/account/sign-in-methods";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { requestDevice } from "@/lib/devices/request-device";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: protectedRoute(
    ({ session, params, request }) => {
      const offered = listProviders().map(({ id }) => id);
      return removeSignInMethod(session, String(params["id"]), offered, requestDevice(request.headers));
    },
    { fresh: true },
  ),
});
