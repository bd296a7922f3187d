import { oauthRoute, parseParameters } from "@/lib/clients/oauth-route";
import { methods } from "@/lib/http/route";
import { revocationSchema, revokeToken } from "@/lib/clients/client-token";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: oauthRoute(async (request) => {
    const { token, client_id: clientId = null } = await parseParameters(request, revocationSchema);
    await revokeToken(token, clientId);
    return new Response(null, { status: 200, headers: { "Cache-Control": "no-store" } });
  }),
});
