// The blocks whose letters run from right to left (UAX #9, DerivedBidiClass).
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Isolates a name of somebody else's within a text that can't hold `<bdi>`: a mail, a spoken message, a terminal. The
 * name can't change the order of what stands around it (UAX #9 §2.4: FIRST STRONG ISOLATE to POP DIRECTIONAL ISOLATE).
 */
export function isolated(name: string): string {
  const text = name.replace(CONTROLS, "");
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
