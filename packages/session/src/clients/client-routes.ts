import "server-only";
import { requestDevice } from "../http/request-device.ts";
import { methods, undocumentedRoute } from "../http/route.ts";
import { tokensSchema } from "../shared/schemas.ts";
import {
  introspectedSchema,
  introspectionSchema,
  introspectToken,
  revocationSchema,
  revokeToken,
} from "./client-token.ts";
import { endedPageSchema, followEnded, followSchema } from "./follow-ended.ts";
import { oauthRoute, serviceRoute } from "./oauth-route.ts";
import { listSigningKeys } from "./signing-keys.ts";
import { grantSchema, refreshTokens } from "./tokens.ts";

// A key is published a day before it signs, so an hour in a cache is short.
const KEYS_CACHE = "public, max-age=3600";

/**
 * The handlers of the routes for API clients and the services that they call, each with all HTTP methods: by their paths
 * below `/api/auth`, but for `keys`, which is `/.well-known/jwks.json`.
 */
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
  ended: methods({
    GET: serviceRoute({
      summary: "Follow which sessions end",
      description:
        "For services that verify access tokens by the published keys; needs `INTROSPECTION_SECRET` as the bearer token. Lists the " +
        "sessions of apps that ended within the life of an access token, from the `cursor` of the answer before on, and some of them " +
        "again. Where there are none, it waits for them for as many seconds as `wait` says. With `more`, ask again at once.",
      query: followSchema,
      answers: { 200: { description: "What ended, and where to go on.", schema: endedPageSchema } },
      handle: ({ query, request }) => followEnded(query, request.signal),
    }),
  }),
  keys: methods({
    GET: undocumentedRoute(async () => {
      const keys = await listSigningKeys();
      return Response.json(
        { keys: keys.map(({ publicJwk }) => publicJwk) },
        { headers: { "Cache-Control": KEYS_CACHE } },
      );
    }),
  }),
} as const;
