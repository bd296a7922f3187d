import { env } from "@/lib/env";
import { methods, undocumentedRoute } from "aurora-session/http";
import { tokenIssuer } from "aurora-session/clients";

const CACHE = "public, max-age=3600";

function address(path: string): string {
  return new URL(path, env().AUTH_URL).href;
}

/**
 * Helps others to verify and end our tokens (RFC 8414). There is no authorization endpoint: people connect apps themselves.
 */
function metadata() {
  return {
    issuer: tokenIssuer(),
    token_endpoint: address("/api/auth/token"),
    jwks_uri: address("/.well-known/jwks.json"),
    revocation_endpoint: address("/api/auth/revoke"),
    introspection_endpoint: address("/api/auth/introspect"),
    grant_types_supported: ["refresh_token"],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ["none"],
    revocation_endpoint_auth_methods_supported: ["none"],
    introspection_endpoint_auth_methods_supported: ["Bearer"],
  };
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: undocumentedRoute(async () => Response.json(metadata(), { headers: { "Cache-Control": CACHE } })),
});
