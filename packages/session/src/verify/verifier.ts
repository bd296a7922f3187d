import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from "jose";
import { ACCESS_TOKEN_TYPE, accessClaimsSchema, audienceOf, type AccessClaims } from "../shared/access-token.ts";
import type { EndedSource } from "./ended-source.ts";

/** How a service verifies access tokens. */
export type VerifierOptions = {
  /** The app's address, which is the tokens' issuer. Its keys are at `/.well-known/jwks.json`. */
  readonly origin: string;
  /** Where the service learns of endings: `redisEnded` or `feedEnded`. */
  readonly ended: EndedSource;
  /**
   * What becomes of a good token while that can't tell whether its session ended: `refuse` makes it a 503, `accept` takes it
   * until it expires, 15 minutes at most. A token whose key can't be read is a 503 either way.
   */
  readonly whenUnknown: "refuse" | "accept";
  /** Is told why keys or endings can't be read, at each token that asks, for the service's log. */
  readonly onUnknown?: (error: unknown) => void;
};

/** The refusal of a request, with the status, the code and the reason that the app's own API answers. */
export type Refusal =
  | { readonly status: 401; readonly code: "session_missing" | "invalid_token" }
  | { readonly status: 401; readonly code: "session_ended"; readonly reason: string }
  | { readonly status: 503; readonly code: "session_unverifiable" };

/** The result for a request: the claims of its token, or the refusal. */
export type Verification =
  { readonly ok: true; readonly claims: AccessClaims } | { readonly ok: false; readonly refusal: Refusal };

const MISSING = { ok: false, refusal: { status: 401, code: "session_missing" } } as const;
const INVALID = { ok: false, refusal: { status: 401, code: "invalid_token" } } as const;
const UNVERIFIABLE = { ok: false, refusal: { status: 503, code: "session_unverifiable" } } as const;

const ANSWER_MS = 1_000;
const READ_KEYS_MS = 2_000;
const READ_KEYS_AGAIN_MS = 10 * 60_000;

/**
 * Makes the function that verifies a request's `Authorization` header (RFC 6750 §2.1) as RFC 9068 §4 asks, and asks whether
 * the token's session has ended. It never throws for what a request brings, and takes a second at most to learn of an ending.
 */
export function createVerifier(
  options: VerifierOptions,
): (authorization: string | null | undefined) => Promise<Verification> {
  const issuer = new URL(options.origin).origin;
  const checks = { algorithms: ["ES256"], typ: ACCESS_TOKEN_TYPE, issuer, audience: audienceOf(issuer) };
  const findKey = keysOf(new URL("/.well-known/jwks.json", issuer));
  const tell = (error: unknown) => options.onUnknown?.(error);

  const readClaims = async (token: string): Promise<AccessClaims | "invalid" | "unknown"> => {
    let failure: unknown;
    const getKey: JWTVerifyGetKey = async (header, jws) => {
      try {
        return await findKey(header, jws);
      } catch (error) {
        // Every other error says that the keys can't be read, and nothing about the token.
        if (!(error instanceof errors.JWKSNoMatchingKey)) failure = error;
        throw error;
      }
    };
    try {
      const { payload } = await jwtVerify(token, getKey, { ...checks, requiredClaims: ["exp", "iat"] });
      return accessClaimsSchema.safeParse(payload).data ?? "invalid";
    } catch {
      if (failure === undefined) return "invalid";
      tell(failure);
      return "unknown";
    }
  };

  return async (authorization) => {
    const [, token] = /^bearer +(\S+)$/i.exec(authorization?.trim() ?? "") ?? [];
    if (token === undefined) return MISSING;
    const claims = await readClaims(token);
    if (claims === "unknown") return UNVERIFIABLE;
    if (claims === "invalid") return INVALID;
    try {
      const ending = await inTime(options.ended.find(claims.sid));
      if (ending === null) return { ok: true, claims };
      return { ok: false, refusal: { status: 401, code: "session_ended", reason: ending.reason } };
    } catch (error) {
      tell(error);
      return options.whenUnknown === "accept" ? { ok: true, claims } : UNVERIFIABLE;
    }
  };
}

/** Keeps the keys, and reads them anew beside the requests, so that the app's outage is none of a service that has them. */
function keysOf(url: URL): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(url, { cacheMaxAge: Infinity, timeoutDuration: READ_KEYS_MS });
  let readAt = performance.now();
  return async (header, jws) => {
    // With two keys, one that names none would be an error of the keys.
    if (header.kid === undefined) throw new errors.JWKSNoMatchingKey();
    if (performance.now() - readAt > READ_KEYS_AGAIN_MS) {
      readAt = performance.now();
      keys.reload().catch(() => undefined);
    }
    return keys(header, jws);
  };
}

async function inTime<Answer>(asked: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("It could not be told in a second whether a session ended.")), ANSWER_MS);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
