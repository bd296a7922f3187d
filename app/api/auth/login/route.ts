import { signInClient } from "@/lib/account/client-sign-in";
import { signIn, signInSchema } from "@/lib/account/sign-in";
import { readSignInRequest, signInCookies } from "@/lib/account/sign-in-request";
import { parseJsonBody } from "@/lib/http/json-body";
import { json, methods, publicRoute } from "@/lib/http/route";
import { toPublicUser } from "@/lib/pages/public-session";
import { appendCookies } from "@/lib/session/session-cookies";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute(async (request) => {
    const input = await parseJsonBody(request, signInSchema);
    const context = readSignInRequest(request.headers);
    if (input.client !== undefined) {
      const { user, tokens } = await signInClient(input, input.client.name, context);
      return json({ user: toPublicUser(user), ...tokens });
    }
    const { user, created, isNewDevice } = await signIn(input, context);
    const response = json({ user: toPublicUser(user), isNewDevice });
    appendCookies(response.headers, signInCookies(created));
    return response;
  }),
});
