import "server-only";

// Controls, and characters that format or fill without being seen: bidirectional overrides and isolates, tags, Hangul
// fillers. Of those, only joiners and variation selectors change how the letters and emoji beside them look.
const INVISIBLE =
  /(?!\p{White_Space}|[\u200C\u200D]|\p{Variation_Selector})[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
// Line breaks are blanks too, and so is U+2800, a Braille pattern without a dot.
const BLANKS = /[\p{White_Space}\u2800]+/gu;
// A joiner has something to join between two characters, and after a mark: a virama may end a word (RFC 5892 A.1, A.2).
const IDLE_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{M}\p{Extended_Pictographic}])(?<!\p{M}[\u200C\u200D])/gu;
// A Burmese letter has up to six marks; no language needs more.
const STACKED_MARKS = /(?<=[\p{M}\u200C\u200D]{6})[\p{M}\u200C\u200D]+/gu;

/**
 * Returns a name in one line, without characters that can't be seen or that turn round the text beside them (UTS #39
 * §5, UAX #9 §2.1), composed (NFC), and with at most six marks on a letter. Empty if nothing of it can be seen.
 */
export function visibleName(text: string): string {
  const name = text
    .replace(INVISIBLE, "")
    .normalize("NFC")
    .replace(IDLE_JOINER, "")
    .replace(BLANKS, " ")
    .trim()
    .replace(STACKED_MARKS, "");
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name) ? name : "";
}
