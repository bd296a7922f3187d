import type { Words } from "@/lib/words/words";

export const forms: Words["forms"] = {
  checkFields: "Bitte prüfen Sie die markierten Felder.",
  tryAgainIn: "In {wait} können Sie es noch einmal versuchen.",
};
