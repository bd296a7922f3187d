import type { AppWords } from "@/lib/words/words";

export const frame: AppWords["frame"] = {
  home: "Aurora, Übersicht",
  signedInAs: "Angemeldet als {name}",
  pages: "Seiten",
  signOut: "Abmelden",
  outage: {
    title: "Wir können Ihre Sitzung gerade nicht prüfen",
    detail: "Sie sind nicht abgemeldet, und was Sie sehen, bleibt stehen. Wir versuchen es von selbst noch einmal.",
  },
};
