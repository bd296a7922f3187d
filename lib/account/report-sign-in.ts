import "server-only";
import type { Requester } from "@/lib/account/requester";
import { consumeSecret } from "@/lib/account/mailed-secret";
import { secureAccount } from "@/lib/account/secure-account";
import { countLinkUse } from "@/lib/account/sign-in-limits";
import { asOutage, recordSecurityEvent } from "aurora-session/core";
import { asStranger } from "@/lib/database/fair-pool";
import { deliverSoon } from "@/lib/mail/deliver-mail";
import { transactWithPrisma } from "@/lib/prisma-transaction";

/**
 * "This wasn't me": ends every session (`reported`), removes every other way in, and starts a password reset. Signs nobody
 * in. Throws `link_expired`, `rate_limited`, `DatabaseUnavailable`.
 */
export async function reportSignIn(secret: string, { device, address }: Requester): Promise<{ ended: number }> {
  const ended = await asStranger(async () => {
    await countLinkUse(address);
    return asOutage(() =>
      transactWithPrisma(async (transaction) => {
        const { userId } = await consumeSecret(transaction, "sign_in_report", secret);
        await recordSecurityEvent(transaction, { type: "sign_in_reported", userId, actor: userId, device });
        return secureAccount(transaction, userId, device);
      }),
    );
  });
  deliverSoon();
  return { ended };
}
