import { oauthRoute, parseParameters, requireIntrospectionSecret } from "@/lib/clients/oauth-route";
import { json, methods } from "@/lib/http/route";
import { introspectionSchema, introspectToken } from "@/lib/clients/client-token";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: oauthRoute(async (request) => {
    requireIntrospectionSecret(request.headers);
    const { token } = await parseParameters(request, introspectionSchema);
    return json(await introspectToken(token));
  }),
});
