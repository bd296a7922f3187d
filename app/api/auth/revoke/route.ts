import { revocationSchema, revokeToken, oauthRoute } from "aurora-session/clients";
import { methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: oauthRoute({
    summary: "End the session of a token",
    description: "RFC 7009: either token of the pair; an unknown one is answered alike.",
    access: "anyone",
    body: revocationSchema,
    answers: { 200: { description: "Nobody can use it any more." } },
    problems: ["invalid_grant", "session_unverifiable"],
    handle: ({ body: { token, client_id: clientId = null } }) => revokeToken(token, clientId),
  }),
});
