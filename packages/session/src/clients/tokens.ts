import "server-only";
import { z } from "zod";
import { asOutage, Problem } from "../base/problem.ts";
import { settings } from "../base/settings.ts";
import { mayBeToken } from "../core/token-key.ts";
import { transact } from "../core/transact.ts";
import { parseInput } from "../http/json-body.ts";
import type { Tokens } from "../shared/schemas.ts";
import { signAccessToken } from "./access-token.ts";
import type { ClientGrant } from "./client-session.ts";
import { refreshClient, type Refresh } from "./refresh-token.ts";
import { currentSigningKey, type SigningKey } from "./signing-keys.ts";

const refreshSchema = z.object({
  grant_type: z.literal("refresh_token"),
  refresh_token: z.string(),
  client_id: z.string().optional(),
});

/** The parameters of a refresh (RFC 6749 §6). Throws `unsupported_grant_type` for another grant, even without a token. */
export const grantSchema = z.preprocess((input) => {
  const { grant_type: type } = parseInput(input, z.looseObject({ grant_type: z.string() }));
  if (type !== "refresh_token") throw new Problem("unsupported_grant_type");
  return input;
}, refreshSchema);

/**
 * Returns a client's pair of tokens, as the answer's body. The caller gets the key before it commits the grant, because
 * nothing may fail after that.
 */
export async function toTokens(grant: ClientGrant, key: SigningKey): Promise<Tokens> {
  const { accessToken, expiresInSeconds } = await signAccessToken(key, grant, new Date());
  return {
    token_type: "Bearer",
    access_token: accessToken,
    expires_in: expiresInSeconds,
    refresh_token: grant.refreshToken,
    client_id: grant.sessionId,
  };
}

/**
 * Exchanges a refresh token for the next pair. A token that was used before ends its client's session, and the host may tell
 * the person in the same transaction (`onRefreshReuse`). Throws `session_ended` with the reason, `invalid_grant`,
 * `DatabaseUnavailable`.
 */
export async function refreshTokens(refresh: Refresh): Promise<Tokens> {
  if (!(await mayBeToken(refresh.token))) throw new Problem("invalid_grant");
  const key = await currentSigningKey();
  const { outcome, told } = await asOutage(() =>
    transact(async (transaction) => {
      const found = await refreshClient(transaction, refresh);
      const after = found.state === "reused" ? await settings().onRefreshReuse?.(transaction, found) : undefined;
      return { outcome: found, told: after };
    }),
  );
  switch (outcome.state) {
    case "refreshed":
      return toTokens(outcome.grant, key);
    case "ended":
      throw new Problem("session_ended", { reason: outcome.reason });
    case "reused":
      told?.();
      throw new Problem("session_ended", { reason: "refresh_reuse" });
    case "unknown":
      throw new Problem("invalid_grant");
  }
}
