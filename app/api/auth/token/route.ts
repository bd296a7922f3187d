import { z } from "zod";
import { refreshSchema, refreshTokens } from "@/lib/clients/client-tokens";
import { Problem } from "@/lib/errors";
import { parseInput } from "@/lib/http/json-body";
import { oauthRoute, parseParameters } from "@/lib/clients/oauth-route";
import { json, methods } from "@/lib/http/route";
import { requestDevice } from "@/lib/devices/request-device";

const grantSchema = z.object({ grant_type: z.string() });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: oauthRoute(async (request) => {
    const input = await parseParameters(request, grantSchema.loose());
    if (input.grant_type !== "refresh_token") throw new Problem("unsupported_grant_type");
    const { refresh_token: token, client_id: clientId = null } = parseInput(input, refreshSchema);
    return json(await refreshTokens({ token, clientId, device: requestDevice(request.headers) }));
  }),
});
