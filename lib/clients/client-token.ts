import "server-only";
import { z } from "zod";
import { db, sql, type Transaction } from "@/lib/db";
import { askDatabase, Problem } from "@/lib/errors";
import { tokenAudience, tokenIssuer, verifyAccessToken, type AccessClaims } from "@/lib/session/access-token";
import { endSessions } from "@/lib/session/end-session";
import { findClient } from "@/lib/session/session-queries";
import { hashToken, isToken } from "@/lib/session/session-token";
import { transact } from "@/lib/session/transact";

/** What a revocation takes (RFC 7009 §2.1). */
export const revocationSchema = z.object({ token: z.string(), client_id: z.string().optional() });

/** What an introspection takes (RFC 7662 §2.1). */
export const introspectionSchema = z.object({ token: z.string() });

const ownerSchema = z.object({ sessionId: z.string(), userId: z.string(), used: z.boolean() });

async function findOwner(database: Pick<Transaction, "$queryRaw">, refreshToken: string) {
  if (!isToken(refreshToken)) return null;
  const rows = await database.$queryRaw(sql`
    SELECT s.id AS "sessionId", s."userId", t."usedAt" IS NOT NULL AS used
    FROM "RefreshToken" t JOIN "Session" s ON s.id = t."sessionId" WHERE t."tokenHash" = ${hashToken(refreshToken)}`);
  return ownerSchema.array().parse(rows)[0] ?? null;
}

function toOwner({ sid, sub }: AccessClaims): { sessionId: string; userId: string } {
  return { sessionId: sid, userId: sub };
}

/**
 * Ends the session of a client's token of either kind, also of one that was used or is too old (RFC 7009 §2.1). An unknown
 * token is none to end. Throws `invalid_grant` if `clientId` says that another client asks, `DatabaseUnavailable`.
 */
export async function revokeToken(token: string, clientId: string | null): Promise<void> {
  const access = await verifyAccessToken(token);
  await askDatabase(() =>
    transact(async (transaction) => {
      const named = access === null ? await findOwner(transaction, token) : toOwner(access.claims);
      if (named === null) return;
      const { sessionId: id, userId } = named;
      if (clientId !== null && clientId.toLowerCase() !== id) throw new Problem("invalid_grant");
      await endSessions(transaction, [{ id, userId }], "user");
    }),
  );
}

/** What another service may know of a token (RFC 7662 §2.2). */
export const introspectedSchema = z.union([
  z.object({ active: z.literal(false) }),
  z.object({
    active: z.literal(true),
    iss: z.string(),
    aud: z.string(),
    sub: z.uuid(),
    sid: z.uuid(),
    client_id: z.uuid(),
    exp: z.number().int(),
    iat: z.number().int().optional(),
    jti: z.string().optional(),
    token_type: z.literal("Bearer").optional(),
  }),
]);

type Introspection = z.infer<typeof introspectedSchema>;

/** Tells whether a client's token of either kind can be used right now, by its session's row. Throws `DatabaseUnavailable`. */
export async function introspectToken(token: string): Promise<Introspection> {
  const access = await verifyAccessToken(token);
  if (access !== null) {
    const { claims, expired } = access;
    const reading = await findClient(claims.sid, claims.sub);
    return !expired && reading.state === "live" ? { active: true, ...claims, token_type: "Bearer" } : { active: false };
  }
  const owner = await askDatabase(() => findOwner(db(), token));
  if (owner === null || owner.used) return { active: false };
  const { sessionId: sid, userId: sub } = owner;
  const reading = await findClient(sid, sub);
  if (reading.state !== "live") return { active: false };
  const exp = Math.floor(reading.session.idleExpiresAt.getTime() / 1000);
  return { active: true, iss: tokenIssuer(), aud: tokenAudience(), sub, sid, client_id: sid, exp };
}
