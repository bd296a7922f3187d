import "server-only";
import { randomUUID } from "node:crypto";
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { settings } from "../base/settings.ts";
import {
  ACCESS_TOKEN_SECONDS,
  ACCESS_TOKEN_TYPE as TYPE,
  accessClaimsSchema,
  audienceOf,
  type AccessClaims,
} from "../shared/access-token.ts";
import { findSigningKey, type SigningKey } from "./signing-keys.ts";

// Ours have 700, plus twice the length of our origin.
const MOST_CHARACTERS = 1_500;

/** The issuer of our access tokens (`iss`). */
export function tokenIssuer(): string {
  return settings().origin.origin;
}

/** The audience of our access tokens (`aud`): our API. */
export function tokenAudience(): string {
  return audienceOf(tokenIssuer());
}

// Strict, because we write no other header (`jku`, `jwk`, `x5u`, `crit`).
const headerSchema = z.strictObject({ alg: z.literal("ES256"), typ: z.literal(TYPE), kid: z.uuid() });

/** An access token that we issued. An expired one still names its session, which is enough to end that session. */
export type VerifiedAccess = { readonly claims: AccessClaims; readonly expired: boolean };

/** The person and the session that an access token is for, and when that session ends if nobody uses it. */
export type AccessSubject = { readonly userId: string; readonly sessionId: string; readonly sessionEndsAt: Date };

/** Signs an access token (RFC 9068). Returns it with the number of seconds for which it is valid. */
export async function signAccessToken(
  { id, privateKey }: SigningKey,
  { userId, sessionId, sessionEndsAt }: AccessSubject,
  now: Date,
): Promise<{ accessToken: string; expiresInSeconds: number }> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expiresAt = Math.min(issuedAt + ACCESS_TOKEN_SECONDS, Math.floor(sessionEndsAt.getTime() / 1000));
  const accessToken = await new SignJWT({ sid: sessionId, client_id: sessionId })
    .setProtectedHeader({ alg: "ES256", typ: TYPE, kid: id })
    .setIssuer(tokenIssuer())
    .setSubject(userId)
    .setAudience(tokenAudience())
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .setJti(randomUUID())
    .sign(privateKey);
  return { accessToken, expiresInSeconds: expiresAt - issuedAt };
}

/**
 * Checks an access token as RFC 9068 §4 asks: our own header, algorithm, key, issuer, audience. Returns null for everything
 * that we did not issue. Throws `DatabaseUnavailable` only if an unknown key had to be looked up.
 */
export async function verifyAccessToken(token: string): Promise<VerifiedAccess | null> {
  const header = token.length > MOST_CHARACTERS ? null : readHeader(token);
  const key = header === null ? null : await findSigningKey(header.kid);
  if (key === null) return null;
  try {
    const { payload } = await jwtVerify(token, key.publicKey, {
      algorithms: ["ES256"],
      typ: TYPE,
      issuer: tokenIssuer(),
      audience: tokenAudience(),
      requiredClaims: ["exp", "iat"],
    });
    return toVerified(payload, false);
  } catch (error) {
    // jose checks the time last, so everything else in an expired token is right.
    return error instanceof errors.JWTExpired ? toVerified(error.payload, true) : null;
  }
}

function readHeader(token: string): z.infer<typeof headerSchema> | null {
  try {
    return headerSchema.safeParse(decodeProtectedHeader(token)).data ?? null;
  } catch {
    return null;
  }
}

function toVerified(payload: unknown, expired: boolean): VerifiedAccess | null {
  const claims = accessClaimsSchema.safeParse(payload);
  return claims.success ? { claims: claims.data, expired } : null;
}
