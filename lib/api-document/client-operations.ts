import "server-only";
import { clientSchema, refreshSchema } from "@/lib/clients/client-tokens";
import type { Operation } from "@/lib/api-document/operation";
import { tokensSchema } from "@/lib/api-schemas";
import { introspectedSchema, introspectionSchema, revocationSchema } from "@/lib/clients/client-token";

/** API clients and their tokens. */
export const CLIENT_OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/api/auth/clients",
    summary: "Connect an app to this browser's session",
    description: "The pair is shown once. Ending this session ends the app's too.",
    access: "fresh",
    body: { schema: clientSchema },
    answers: { 201: { description: "The app's first pair of tokens.", schema: tokensSchema } },
    codes: ["rate_limited"],
  },
  {
    method: "post",
    path: "/api/auth/token",
    summary: "Exchange a refresh token for the next pair",
    description:
      "A refresh token works once. Asked again within ten seconds, while the next one is unused, it gives the same one; after " +
      "that its session ends with `refresh_reuse`.",
    access: "anyone",
    body: { schema: refreshSchema, oauth: true },
    answers: { 200: { description: "The next pair.", schema: tokensSchema } },
    codes: ["invalid_grant", "session_ended", "unsupported_grant_type", "session_unverifiable"],
  },
  {
    method: "post",
    path: "/api/auth/revoke",
    summary: "End the session of a token",
    description: "RFC 7009: either token of the pair; an unknown one is answered alike.",
    access: "anyone",
    body: { schema: revocationSchema, oauth: true },
    answers: { 200: { description: "Nobody can use it any more." } },
    codes: ["invalid_grant", "session_unverifiable"],
  },
  {
    method: "post",
    path: "/api/auth/introspect",
    summary: "Ask whether a token can be used right now",
    description: "RFC 7662, for other services; needs `INTROSPECTION_SECRET` as the bearer token.",
    access: "service",
    body: { schema: introspectionSchema, oauth: true },
    answers: { 200: { description: "What may be known of it.", schema: introspectedSchema } },
  },
];
