import "server-only";
import { z } from "zod";
import { emailSchema } from "@/lib/account/sign-up";
import { env } from "@/lib/env";
import { personNameSchema, textSchema } from "@/lib/forms/text-schema";

/** The reasons why a provider's claims make no account. Each has words of its own on the login page. */
export type ProfileRefusal = "email_missing" | "email_unusable" | "email_unverified" | "profile_unusable";

/** A person as a provider describes them. The provider has verified that the mailbox is theirs. */
export type ProviderProfile = { readonly email: string; readonly name: string | null; readonly image: string | null };

/** A person's id at their provider (OpenID Connect Core 1.0 §2: `sub` has at most 255 characters). */
export const providerAccountIdSchema = textSchema.min(1).max(255);

/** A provider's claims about a person, the standard ones of OpenID Connect Core 1.0 §5.1. Nothing of them is checked yet. */
export type Claims = Readonly<Record<string, unknown>>;

const claimsSchema = z.object({
  email: emailSchema,
  email_verified: z.literal(true),
  name: personNameSchema.nullish(),
  picture: textSchema
    .max(2048)
    .pipe(z.url({ protocol: /^https$/ }))
    .nullish()
    .catch(null),
});

/** Parses a provider's claims about a person who has no account yet. Leaves out a picture that can't be used. */
export function readProfile(provider: string, claims: Claims): ProviderProfile | ProfileRefusal {
  const { email, picture, name = null } = claims;
  const parsed = claimsSchema.safeParse({
    email,
    email_verified: isVerified(provider, claims["email_verified"]),
    name: name ?? claims["nickname"] ?? claims["preferred_username"],
    picture,
  });
  if (parsed.success)
    return { email: parsed.data.email, name: parsed.data.name || null, image: parsed.data.picture ?? null };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  if (wrong.has("email")) return isAbsent(email) ? "email_missing" : "email_unusable";
  return wrong.has("email_verified") ? "email_unverified" : "profile_unusable";
}

function isAbsent(email: unknown): boolean {
  return email === undefined || email === null || (typeof email === "string" && email.trim() === "");
}

// The claim is a boolean (OpenID Connect Core 1.0 §5.1). The operator may vouch for a provider that leaves it out or sends
// it as text, never for one that denies it.
function isVerified(provider: string, claim: unknown): boolean {
  const isTrusted = provider === "oidc" && env().AUTH_OIDC_TRUST_EMAIL;
  return claim === true || (isTrusted && (claim === undefined || claim === null || claim === "true"));
}
