import * as z from "zod/mini";
import { END_REASONS } from "./reasons.ts";

/**
 * The public shapes: what handlers return, what clients parse. Nothing that is not named here leaves the server. Of zod/mini, for
 * hosts whose pages parse by them.
 */

const time = z.iso.datetime();

export const publicSessionSchema = z.object({
  id: z.uuid(),
  /** A client is an app that uses the API without a cookie; its device's name is its own. */
  kind: z.enum(["browser", "client"]),
  createdAt: time,
  lastActiveAt: time,
  expiresAt: time,
  idleExpiresAt: time,
  current: z.boolean(),
  device: z.object({
    name: z.string(),
    /** The person's own name for it. An older server, which may run beside a newer one, tells none. */
    ownName: z._default(z.nullable(z.string()), null),
    address: z.nullable(z.string()),
  }),
  method: z.string(),
});

/** The person who is signed in, with the columns that the host names, and this session. */
export const meSchema = z.object({ user: z.looseObject({ id: z.string() }), session: publicSessionSchema });
export const sessionsSchema = z.object({ sessions: z.array(publicSessionSchema) });
/** A client's pair of tokens, in OAuth's words (RFC 6749 §5.1). */
export const tokensSchema = z.object({
  token_type: z.literal("Bearer"),
  access_token: z.string(),
  /** How many seconds the access token may be used. */
  expires_in: z.int(),
  refresh_token: z.string(),
  /** The id of the client's session. */
  client_id: z.uuid(),
});
export const endedSchema = z.object({
  ended: z.int(),
  /** How many apps that these sessions had connected ended with them; not there if none. */
  apps: z.optional(z.int()),
});
export const logoutSchema = z.object({
  success: z.literal(true),
  revocation: z.enum(["committed", "pending"]),
  ...z.partial(endedSchema).shape,
  otherSession: z.optional(z.boolean()),
  /** How many other devices of the person stay signed in. Only for a page, which names its session, and where it is known. */
  others: z.optional(z.int()),
  /** Where to send the person, if the request asked for a page. */
  url: z.optional(z.string()),
});
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  /** The request that it answers, as the log names it. */
  instance: z.optional(z.string()),
  reason: z.optional(z.enum(END_REASONS)),
  issues: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});

/** A problem of the routes of OAuth: its own two members first (RFC 6749 §5.2). */
export const oauthProblemSchema = z.extend(problemSchema, { error: z.string(), error_description: z.string() });

export type Sessions = z.infer<typeof sessionsSchema>;
export type Ended = z.infer<typeof endedSchema>;
export type PublicSession = z.infer<typeof publicSessionSchema>;
export type Tokens = z.infer<typeof tokensSchema>;
