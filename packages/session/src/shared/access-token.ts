import { z } from "zod";

/** How long an access token lives at most. Our own API refuses it as soon as its session is over. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

const SLACK_SECONDS = 60;

/**
 * For how long the ending of a session is told to services that verify its access tokens by themselves: as long as a token
 * may live, and a minute more, for clocks that differ and for a token that was signed while the ending was being committed.
 */
export const TOLD_FOR_SECONDS = ACCESS_TOKEN_SECONDS + SLACK_SECONDS;

/** The type in an access token's header (RFC 9068 §2.1). */
export const ACCESS_TOKEN_TYPE = "at+jwt";

/** The audience of an issuer's access tokens (`aud`): its API. */
export function audienceOf(issuer: string): string {
  return new URL("/api", issuer).href;
}

export const accessClaimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.string(),
  client_id: z.uuid(),
  sid: z.uuid(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string(),
});

/** The claims of an access token. */
export type AccessClaims = z.infer<typeof accessClaimsSchema>;
