export { signAccessToken, tokenIssuer, verifyAccessToken } from "./access-token.ts";
export { connectClient, insertClient, type ClientGrant } from "./client-session.ts";
export {
  introspectToken,
  introspectedSchema,
  introspectionSchema,
  revocationSchema,
  revokeToken,
} from "./client-token.ts";
export { oauthRoute } from "./oauth-route.ts";
export { REFRESH_RETRY_SECONDS, refreshClient, type Refresh } from "./refresh-token.ts";
export { currentSigningKey, listSigningKeys, prepareSigningKeys, type SigningKey } from "./signing-keys.ts";
