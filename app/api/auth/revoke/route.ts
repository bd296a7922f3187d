import { z } from "zod";
import { oauthRoute, parseParameters } from "@/lib/http/oauth-route";
import { methods } from "@/lib/http/route";
import { revokeToken } from "@/lib/session/client-token";

const schema = z.object({ token: z.string(), client_id: z.string().optional() });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: oauthRoute(async (request) => {
    const { token, client_id: clientId = null } = await parseParameters(request, schema);
    await revokeToken(token, clientId);
    return new Response(null, { status: 200, headers: { "Cache-Control": "no-store" } });
  }),
});
