import "server-only";
import { z } from "zod";
import { countDaily } from "@/lib/mail/mail-limits";
import type { Tokens } from "aurora-session/shared";
import { asOutage, Problem, type LiveSession, type SessionDevice, transact, visibleName } from "aurora-session/core";
import { parseInput } from "aurora-session/http";
import { valueProblem } from "@/lib/words/value-problem";
import { deliverSoon } from "@/lib/mail/deliver-mail";
import {
  signAccessToken,
  connectClient,
  type ClientGrant,
  refreshClient,
  type Refresh,
  currentSigningKey,
  type SigningKey,
} from "aurora-session/clients";
import { mailTo } from "@/lib/mail/mail-words";
import { textSchema } from "@/lib/forms/text-schema";

/** An app's name in the person's list. It stands in mails too, so it can't hold an address, markup or a sentence. */
export const clientSchema = z.strictObject({
  name: textSchema
    .trim()
    .min(1, valueProblem("appNameMissing"))
    // Phone keyboards make an apostrophe U+2019.
    .transform((name) => name.replaceAll("\u2019", "'"))
    .pipe(z.string().regex(/^[\p{L}\p{M}\p{N}\u200C-\u200D ._()'-]*$/u, valueProblem("appNameCharacters")))
    .transform(visibleName)
    .pipe(
      z
        .string()
        .regex(/[\p{L}\p{N}]/u, valueProblem("appNameMissing"))
        .max(60, valueProblem("appNameTooLong")),
    ),
});

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
 * Connects an app to the person's session. Throws `session_missing` if that session is over by now, `rate_limited`,
 * `DatabaseUnavailable`.
 */
export async function connectApp(session: LiveSession, device: SessionDevice): Promise<Tokens> {
  await countDaily("connect", session.id);
  const key = await currentSigningKey();
  const grant = await asOutage(() => transact((transaction) => connectClient(transaction, session, device)));
  return toTokens(grant, key);
}

/**
 * Exchanges a refresh token for the next pair. A token that was used before ends its client's session, and the person is
 * told by mail. Throws `session_ended` with the reason, `invalid_grant`, `DatabaseUnavailable`.
 */
export async function refreshTokens(refresh: Refresh): Promise<Tokens> {
  const key = await currentSigningKey();
  const outcome = await asOutage(() =>
    transact(async (transaction) => {
      const found = await refreshClient(transaction, refresh);
      if (found.state === "reused")
        await mailTo(transaction, found.userId, (mails) => mails.refreshReuse(found.clientName));
      return found;
    }),
  );
  switch (outcome.state) {
    case "refreshed":
      return toTokens(outcome.grant, key);
    case "ended":
      throw new Problem("session_ended", { reason: outcome.reason });
    case "reused":
      deliverSoon();
      throw new Problem("session_ended", { reason: "refresh_reuse" });
    case "unknown":
      throw new Problem("invalid_grant");
  }
}
