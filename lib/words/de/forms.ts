import type { Words } from "@/lib/words/words";

export const forms: Words["forms"] = {
  checkFields: "Bitte prüfen Sie die markierten Felder.",
  tryAgainIn: "In {wait} können Sie es noch einmal versuchen.",
  outdated: {
    title: "Diese Seite wurde aktualisiert",
    text: "Sie wurde aktualisiert, während sie offen war; deshalb wurde nichts gesendet. Gehen Sie zurück und kopieren Sie Ihre Eingaben, laden Sie dann die neue Fassung und senden Sie sie noch einmal.",
    load: "Neue Fassung laden",
  },
};
