import "server-only";
import { z } from "zod";
import { sql, type Sql } from "../base/sql.ts";
import { asOutage, Problem } from "../base/problem.ts";
import { tokenAudience, tokenIssuer, verifyAccessToken } from "./access-token.ts";
import { database } from "../core/database.ts";
import { endSessions } from "../core/end-session.ts";
import { findClient, getOwnedSession } from "../core/session-queries.ts";
import { hashToken } from "../core/session-token.ts";
import { mayBeToken } from "../core/token-key.ts";
import { transact } from "../core/transact.ts";

/** The parameters of a revocation (RFC 7009 §2.1). */
export const revocationSchema = z.object({ token: z.string(), client_id: z.string().optional() });

/** The parameters of an introspection (RFC 7662 §2.1). */
export const introspectionSchema = z.object({ token: z.string() });

const tokenSchema = z.array(z.object({ sessionId: z.string() }));

function sessionOf(refreshToken: string): Sql {
  return sql`SELECT "sessionId" FROM "RefreshToken" WHERE "tokenHash" = ${hashToken(refreshToken)}`;
}

/**
 * Ends the session of a client's token of either kind, even if the token was used or is too old (RFC 7009 §2.1). For an
 * unknown token it ends nothing. Throws `invalid_grant` if `clientId` says that another client asks, `DatabaseUnavailable`.
 */
export async function revokeToken(token: string, clientId: string | null): Promise<void> {
  const access = await verifyAccessToken(token);
  const claimed = access && { id: access.claims.sid, userId: access.claims.sub };
  if (claimed === null && !(await mayBeToken(token))) return;
  await asOutage(() =>
    transact(async (transaction) => {
      const session = claimed ?? (await getOwnedSession(transaction, sql`(${sessionOf(token)})`));
      if (session === null) return;
      if (clientId !== null && clientId.toLowerCase() !== session.id) throw new Problem("invalid_grant");
      await endSessions(transaction, [session], "user");
    }),
  );
}

/** The facts of a token that another service may know (RFC 7662 §2.2). */
export const introspectedSchema = z.union([
  z.object({ active: z.literal(false) }),
  z.object({
    active: z.literal(true),
    iss: z.string(),
    aud: z.string(),
    sub: z.string(),
    sid: z.uuid(),
    client_id: z.uuid(),
    exp: z.number().int(),
    iat: z.number().int().optional(),
    jti: z.string().optional(),
    token_type: z.literal("Bearer").optional(),
  }),
]);

type Introspection = z.infer<typeof introspectedSchema>;

/** Returns whether a client's token of either kind is valid now, by its session's row. Throws `DatabaseUnavailable`. */
export async function introspectToken(token: string): Promise<Introspection> {
  const access = await verifyAccessToken(token);
  if (access !== null) {
    const { claims, expired } = access;
    const reading = await findClient(claims.sid, claims.sub);
    return !expired && reading.state === "live" ? { active: true, ...claims, token_type: "Bearer" } : { active: false };
  }
  if (!(await mayBeToken(token))) return { active: false };
  const rows = await asOutage(() => database.query(sql`${sessionOf(token)} AND "usedAt" IS NULL`));
  const [unused] = tokenSchema.parse(rows);
  const reading = unused && (await findClient(unused.sessionId));
  if (reading?.state !== "live") return { active: false };
  const { id: sid, userId: sub } = reading.session;
  const exp = Math.floor(reading.session.idleExpiresAt.getTime() / 1000);
  return { active: true, iss: tokenIssuer(), aud: tokenAudience(), sub, sid, client_id: sid, exp };
}
