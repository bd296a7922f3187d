import { z } from "zod";
import { oauthRoute, parseParameters, requireIntrospectionSecret } from "@/lib/http/oauth-route";
import { json, methods } from "@/lib/http/route";
import { introspectToken } from "@/lib/session/client-token";

const schema = z.object({ token: z.string() });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: oauthRoute(async (request) => {
    requireIntrospectionSecret(request.headers);
    const { token } = await parseParameters(request, schema);
    return json(await introspectToken(token));
  }),
});
