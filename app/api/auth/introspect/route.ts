import { introspectedSchema, introspectionSchema, introspectToken, oauthRoute } from "aurora-session/clients";
import { methods } from "aurora-session/http";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: oauthRoute({
    summary: "Ask whether a token can be used right now",
    description: "RFC 7662, for other services; needs `INTROSPECTION_SECRET` as the bearer token.",
    access: "service",
    body: introspectionSchema,
    answers: { 200: { description: "What may be known of it.", schema: introspectedSchema } },
    handle: ({ body }) => introspectToken(body.token),
  }),
});
