import * as z from "zod/mini";
import { publicSessionSchema } from "aurora-session/shared";

export { tokensSchema } from "aurora-session/shared";

/**
 * The public shapes: what routes answer, what clients parse. Nothing that is not named here leaves the server. Of zod/mini, because
 * pages load them when they are needed, and it is a fifth of zod and tries no `eval`, which our policy forbids.
 */

const time = z.iso.datetime();

export const publicUserSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  /** Whether somebody proved that the mailbox is theirs. */
  emailVerified: z.boolean(),
  name: z.nullable(z.string()),
  image: z.nullable(z.string()),
  role: z.string(),
  mustChangePassword: z.boolean(),
});

export const meSchema = z.object({ user: publicUserSchema, session: publicSessionSchema });
export const signedUpSchema = z.object({ user: publicUserSchema });
export const signedInSchema = z.object({ user: publicUserSchema, isNewDevice: z.boolean() });
export const signInMethodsSchema = z.object({
  methods: z.array(
    z.object({
      /** "password", or the id of the provider. */
      id: z.string(),
      /** Null where that is not known, as for a password. */
      linkedAt: z.nullable(time),
      /** Null if no session tells: ended ones are kept for a while only. */
      lastUsedAt: z.nullable(time),
      /** The last way in can't be removed. */
      removable: z.boolean(),
    }),
  ),
});
export const reauthenticatedSchema = z.object({ fresh: z.literal(true) });
export const healthSchema = z.object({ status: z.literal("ok") });
export const acceptedSchema = z.object({ accepted: z.literal(true) });
export const mailedSchema = z.object({ mailed: z.literal(true) });
export const verifiedSchema = z.object({ verified: z.literal(true) });

export type MeAnswer = z.infer<typeof meSchema>;
export type PublicUser = z.infer<typeof publicUserSchema>;
export type SignInMethods = z.infer<typeof signInMethodsSchema>;
