import { tokensSchema } from "aurora-session/shared";
import { grantSchema, refreshTokens } from "@/lib/clients/client-tokens";
import { oauthRoute } from "aurora-session/clients";
import { requestDevice, methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: oauthRoute({
    summary: "Exchange a refresh token for the next pair",
    description:
      "A refresh token works once. Asked again within ten seconds, while the next one is unused, it gives the same one; after " +
      "that its session ends with `refresh_reuse`.",
    access: "anyone",
    body: grantSchema,
    answers: { 200: { description: "The next pair.", schema: tokensSchema } },
    problems: ["invalid_grant", "session_ended", "unsupported_grant_type", "session_unverifiable"],
    handle: ({ request, body: { refresh_token: token, client_id: clientId = null } }) =>
      refreshTokens({ token, clientId, device: requestDevice(request.headers) }),
  }),
});
