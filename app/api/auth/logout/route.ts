import { methods, publicRoute } from "@/lib/http/route";
import { endedBody, readSignOutWish, signOutResponse } from "@/lib/http/sign-out-response";
import { signOutRequest } from "@/lib/session/request-sign-out";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute(async (request) => {
    const result = await signOutRequest(request.headers, await readSignOutWish(request));
    const { revocation, ended, otherSession } = result;
    return signOutResponse(result, {
      success: true,
      revocation,
      ...(revocation === "committed" && endedBody(ended)),
      ...(otherSession && { otherSession }),
    });
  }),
});
