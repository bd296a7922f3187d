import { z } from "zod";
import { endReasonSchema } from "@/lib/end-reason";

/** The public shapes: what routes answer, what clients parse. Nothing that is not named here leaves the server. */

const time = z.iso.datetime();

export const publicUserSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  /** Whether somebody proved that the mailbox is theirs. */
  emailVerified: z.boolean(),
  name: z.string().nullable(),
  image: z.string().nullable(),
  role: z.string(),
  mustChangePassword: z.boolean(),
});

export const publicSessionSchema = z.object({
  id: z.uuid(),
  /** A client is an app that uses the API without a cookie; its device's name is its own. */
  kind: z.enum(["browser", "client"]),
  createdAt: time,
  lastActiveAt: time,
  expiresAt: time,
  idleExpiresAt: time,
  current: z.boolean(),
  device: z.object({ name: z.string(), address: z.string().nullable() }),
  method: z.string(),
});

export const meSchema = z.object({ user: publicUserSchema, session: publicSessionSchema });
export const sessionsSchema = z.object({ sessions: z.array(publicSessionSchema) });
export const signedUpSchema = z.object({ user: publicUserSchema });
export const signedInSchema = z.object({ user: publicUserSchema, isNewDevice: z.boolean() });
/** A client's pair of tokens, in OAuth's words (RFC 6749 §5.1). */
export const tokensSchema = z.object({
  token_type: z.literal("Bearer"),
  access_token: z.string(),
  /** How many seconds the access token may be used. */
  expires_in: z.number().int(),
  refresh_token: z.string(),
  /** The id of the client's session. */
  client_id: z.uuid(),
});
export const endedSchema = z.object({
  ended: z.number().int(),
  /** How many apps that these sessions had connected ended with them; not there if none. */
  apps: z.number().int().optional(),
});
export const signInMethodsSchema = z.object({
  methods: z.array(
    z.object({
      /** "password", or the id of the provider. */
      id: z.string(),
      /** Null where that is not known, as for a password. */
      linkedAt: time.nullable(),
      /** Null if no session tells: ended ones are kept for a while only. */
      lastUsedAt: time.nullable(),
      /** The last way in can't be removed. */
      removable: z.boolean(),
    }),
  ),
});
export const logoutSchema = z.object({
  success: z.literal(true),
  revocation: z.enum(["committed", "pending"]),
  ...endedSchema.partial().shape,
  otherSession: z.boolean().optional(),
});
export const reauthenticatedSchema = z.object({ fresh: z.literal(true) });
export const healthSchema = z.object({ status: z.literal("ok") });
export const acceptedSchema = z.object({ accepted: z.literal(true) });
export const mailedSchema = z.object({ mailed: z.literal(true) });
export const verifiedSchema = z.object({ verified: z.literal(true) });
/** An answer without a body. */
export const noContentSchema = z.undefined();
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  reason: endReasonSchema.optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** A problem of the routes of OAuth: its own two members first (RFC 6749 §5.2). */
export const oauthProblemSchema = problemSchema.extend({ error: z.string(), error_description: z.string() });

export type PublicUser = z.infer<typeof publicUserSchema>;
export type PublicSession = z.infer<typeof publicSessionSchema>;
export type SignInMethods = z.infer<typeof signInMethodsSchema>;
export type Tokens = z.infer<typeof tokensSchema>;
