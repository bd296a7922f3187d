import "server-only";
import { z } from "zod";
import { countDaily } from "@/lib/mail/mail-limits";
import type { Tokens } from "aurora-session/shared";
import { asOutage, type LiveSession, type SessionDevice, transact, visibleName } from "aurora-session/core";
import { valueProblem } from "@/lib/words/value-problem";
import { connectClient, currentSigningKey, toTokens } from "aurora-session/clients";
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
