export { signAccessToken, tokenIssuer, verifyAccessToken } from "./access-token.ts";
export { clientRoutes } from "./client-routes.ts";
export { connectClient, insertClient } from "./client-session.ts";
export { REFRESH_RETRY_SECONDS } from "./refresh-token.ts";
export { currentSigningKey, listSigningKeys, prepareSigningKeys } from "./signing-keys.ts";
export { toTokens } from "./tokens.ts";
