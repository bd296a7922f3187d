import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { dictionary } from "@zxcvbn-ts/language-common";
import { z } from "zod";
import { valueProblem } from "@/lib/value-problem";

// OWASP's profile for Argon2id, the package's default algorithm: 19 MiB, two passes, one lane.
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MIN_CHARACTERS = 8;
const MAX_CHARACTERS = 128;

const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary["passwords-common"].map(String));

/** Hashes a password with Argon2id (RFC 9106), whole: nothing is truncated. Answers a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalize(password), ARGON2ID);
}

// Verifying against this costs what verifying against a real hash costs, and never succeeds.
let nobodysHash: Promise<string> | undefined;

/** Whether a password is the one behind a hash. Without a hash (nobody has this e-mail) it is false, in the same time. */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  nobodysHash ??= hashPassword(crypto.randomUUID());
  const matches = await verify(passwordHash ?? (await nobodysHash), normalize(password));
  return matches && passwordHash !== null;
}

// NIST SP 800-63B-4 §3.1.1.2: the same password typed on another keyboard must be the same bytes.
function normalize(password: string): string {
  return password.normalize("NFKC");
}

/** A password that somebody chooses: 8 to 128 characters, no composition rules, none of the most common ones (ASVS 5.0 6.2). */
export const newPasswordSchema = z
  .string()
  .refine((text) => [...text].length >= MIN_CHARACTERS, { error: valueProblem("passwordTooShort"), abort: true })
  .refine((text) => [...text].length <= MAX_CHARACTERS, { error: valueProblem("passwordTooLong"), abort: true })
  .refine((text) => !COMMON_PASSWORDS.has(normalize(text).toLowerCase()), {
    error: valueProblem("passwordTooCommon"),
  });

/** A password that somebody gives to be checked: any text that a chosen one could be. */
export const givenPasswordSchema = z
  .string()
  .min(1, valueProblem("passwordMissing"))
  .max(MAX_CHARACTERS * 4, valueProblem("passwordOverlong"));
