import { readSignInRequest, signInCookies } from "@/lib/account/sign-in-request";
import { signUp, signUpSchema } from "@/lib/account/sign-up";
import { parseJsonBody } from "@/lib/http/json-body";
import { json, methods, publicRoute } from "@/lib/http/route";
import { toPublicUser } from "@/lib/pages/public-session";
import { appendCookies } from "@/lib/session/session-cookies";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: publicRoute(async (request) => {
    const input = await parseJsonBody(request, signUpSchema);
    const context = readSignInRequest(request.headers);
    const { user, created } = await signUp(input, context);
    const response = json({ user: toPublicUser(user) }, 201);
    appendCookies(response.headers, signInCookies(created));
    return response;
  }),
});
