import type { Words } from "@/lib/words/words";

export const notices: Words["notices"] = {
  notFound: {
    title: "Seite nicht gefunden",
    detail: "Unter dieser Adresse gibt es nichts. Vielleicht ist der Link alt, oder er enthält einen Tippfehler.",
    dashboard: "Zur Übersicht",
    start: "Zur Startseite",
  },
  unverifiable: {
    title: "Wir konnten Ihre Sitzung nicht prüfen",
    detail:
      "Unsere Datenbank antwortet gerade nicht. Sie sind nicht abgemeldet, und nichts ist verloren. Versuchen Sie es gleich noch einmal.",
    tryAgain: "Noch einmal versuchen",
    signOut: "Abmelden",
  },
};
