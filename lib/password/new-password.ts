import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";
import { Problem } from "aurora-session/core";
import { normalizePassword, verifyPassword } from "@/lib/password/password";
import { textSchema } from "@/lib/forms/text-schema";
import { valueProblem } from "@/lib/words/value-problem";
import { NAME } from "@/product/product";

const MIN_CHARACTERS = 8;
const MAX_CHARACTERS = 128;
const MIN_DIFFERENT = 4;
// The least length of a password in which each row of keys counts as two characters: where it begins, and how far it
// goes.
const MIN_BEYOND_ROWS = 6;
const SHORTEST_ROW = 3;
// Shorter names are in too many words that have nothing to do with the person, so they count at the start and the end only.
const SHORTEST_NAME = 3;
const SHORTEST_INSIDE_WORDS = 4;

const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary["passwords-common"].map(String));
// Digits and letters are rows by their code points. These are the keyboards of our languages, and the French one.
const KEYBOARD_ROWS = [
  "1234567890",
  "qwertyuiop",
  "qwertzuiopü",
  "azertyuiop",
  "asdfghjklöä",
  "qsdfghjklm",
  "zxcvbnm",
  "yxcvbnm",
];

/**
 * Parses a password that somebody chooses: 8 to 128 characters, no composition rules, not one of those that are guessed
 * first (ASVS 5.0 6.2).
 */
export const newPasswordSchema = textSchema
  .refine((text) => [...text].length >= MIN_CHARACTERS, { error: valueProblem("passwordTooShort"), abort: true })
  .refine((text) => [...text].length <= MAX_CHARACTERS, { error: valueProblem("passwordTooLong"), abort: true })
  .refine((text) => !COMMON_PASSWORDS.has(fold(text)), { error: valueProblem("passwordTooCommon"), abort: true })
  .refine((text) => !isPlain([...fold(text)]), { error: valueProblem("passwordTooPlain") });

/** The person whose password it is going to be, and the hash of the password that they have; null for none. */
export type PasswordOwner = {
  readonly email: string;
  readonly name: string | null;
  readonly passwordHash: string | null;
};

/**
 * Refuses a new password that holds the person's address, their name or the product's name, or that is the one they
 * have, in any spelling. `field` is where it stands in the input. Throws `invalid_request`.
 */
export async function requireGoodPassword(field: string, password: string, owner: PasswordOwner): Promise<void> {
  if (isPersonal(password, owner)) throw wrongField(field, valueProblem("passwordPersonal"));
  if (owner.passwordHash !== null && (await verifyPassword(password, owner.passwordHash)))
    throw wrongField(field, valueProblem("passwordUnchanged"));
}

/** Returns a refusal of one field. */
export function wrongField(path: string, message: string): Problem {
  return new Problem("invalid_request", { issues: [{ path, message }] });
}

function fold(text: string): string {
  return normalizePassword(text).toLowerCase();
}

// A short piece that is repeated is as easy to guess as the piece.
function isPlain(characters: readonly string[]): boolean {
  return (
    new Set(characters).size < MIN_DIFFERENT ||
    periodOf(characters) < MIN_CHARACTERS ||
    countBeyondRows(characters) < MIN_BEYOND_ROWS
  );
}

/**
 * Returns the length of the piece that a text repeats, the last time perhaps not to its end; the text's own length if
 * it repeats none.
 */
function periodOf(characters: readonly string[]): number {
  const { length } = characters;
  for (let period = 1; period <= length / 2; period += 1)
    if (characters.every((character, index) => index < period || character === characters[index - period]))
      return period;
  return length;
}

function countBeyondRows(characters: readonly string[]): number {
  let count = 0;
  for (let start = 0; start < characters.length;) {
    const length = Math.max(...[-1, 0, 1].map((step) => rowLength(characters, start, step)));
    count += length >= SHORTEST_ROW ? 2 : 1;
    start += length >= SHORTEST_ROW ? length : 1;
  }
  return count;
}

/**
 * Returns how many characters from a place on go on by the same step: alphabet, digits, a row of a keyboard, or the
 * same one again.
 */
function rowLength(characters: readonly string[], start: number, step: number): number {
  let end = start + 1;
  while (end < characters.length && isStep(characters[end - 1] ?? "", characters[end] ?? "", step)) end += 1;
  return end - start;
}

function isStep(from: string, to: string, step: number): boolean {
  if ((to.codePointAt(0) ?? 0) - (from.codePointAt(0) ?? 0) === step) return true;
  return KEYBOARD_ROWS.some(
    (row) => row.includes(from) && row.includes(to) && row.indexOf(to) - row.indexOf(from) === step,
  );
}

function isPersonal(password: string, { email, name }: PasswordOwner): boolean {
  const folded = fold(password);
  const [local = ""] = email.split("@");
  const [mailbox = ""] = local.split("+");
  const words = [NAME, email, local, mailbox, ...(name === null ? [] : [name, ...name.split(/\s+/)])].map(squash);
  return words.some((word) =>
    [...word].length >= SHORTEST_INSIDE_WORDS
      ? squash(folded).includes(word)
      : [...word].length >= SHORTEST_NAME && startOrEnd(folded).includes(word),
  );
}

function startOrEnd(text: string): (string | undefined)[] {
  const words = text.split(/[^\p{L}]+/u).filter((word) => word !== "");
  return [words.at(0), words.at(-1)];
}

/** Returns the letters and digits only: dots and spaces in a name make it no harder to guess. */
function squash(text: string): string {
  return fold(text).replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
