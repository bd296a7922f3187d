import type { Words } from "./words.ts";

/** What the package's code in the browser says, in German. */
export const de: Words = {
  browser: {
    unreachable: "Der Server ist nicht zu erreichen. Nichts geht verloren; wir versuchen es noch einmal.",
    unreadable: "Der Server hat etwas Unerwartetes geantwortet.",
    offline: {
      title: "In diesem Browser abgemeldet",
      detail: "Der Server erfährt es, sobald Sie wieder online sind.",
    },
  },
};
