import "server-only";
import { requestDevice } from "../http/request-device.ts";
import { methods } from "../http/route.ts";
import { tokensSchema } from "../shared/schemas.ts";
import {
  introspectedSchema,
  introspectionSchema,
  introspectToken,
  revocationSchema,
  revokeToken,
} from "./client-token.ts";
import { oauthRoute } from "./oauth-route.ts";
import { grantSchema, refreshTokens } from "./tokens.ts";

/** The handlers of OAuth's routes for API clients, each with all HTTP methods, by their paths below `/api/auth`. */
export const clientRoutes = {
  token: methods({
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
  }),
  revoke: methods({
    POST: oauthRoute({
      summary: "End the session of a token",
      description: "RFC 7009: either token of the pair; an unknown one is answered alike.",
      access: "anyone",
      body: revocationSchema,
      answers: { 200: { description: "Nobody can use it any more." } },
      problems: ["invalid_grant", "session_unverifiable"],
      handle: ({ body: { token, client_id: clientId = null } }) => revokeToken(token, clientId),
    }),
  }),
  introspect: methods({
    POST: oauthRoute({
      summary: "Ask whether a token can be used right now",
      description: "RFC 7662, for other services; needs `INTROSPECTION_SECRET` as the bearer token.",
      access: "service",
      body: introspectionSchema,
      answers: { 200: { description: "What may be known of it.", schema: introspectedSchema } },
      handle: ({ body }) => introspectToken(body.token),
    }),
  }),
} as const;
