import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";
import { endedResponse } from "@/lib/http/sign-out-response";
import { endDevice } from "@/lib/session/end-device";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: protectedRoute(async ({ session, params }) => endedResponse(await endDevice(session, String(params["id"])))),
});
