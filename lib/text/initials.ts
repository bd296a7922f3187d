import "server-only";

const graphemes = new Intl.Segmenter();

/**
 * Returns the one or two letters that stand for a person: of the first and the last word of their name, or of their e-mail
 * address.
 */
export function initialsOf({ name, email }: { readonly name: string | null; readonly email: string }): string {
  const words = (name ?? email.split("@")[0] ?? "").split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends.map((word = "") => firstLetter(word)).join("") || "?";
}

function firstLetter(word: string): string {
  const [letter = ""] = /[\p{L}\p{N}].*/u.exec(word) ?? [];
  const [first] = graphemes.segment(letter);
  return (first?.segment ?? "").toLocaleUpperCase();
}
