import type { Words } from "@/lib/words/words";

export const browser: Words["browser"] = {
  show: "Anzeigen",
  hide: "Verbergen",
  error: {
    title: "Etwas ist schiefgegangen",
    page: "Diese Seite konnte nicht angezeigt werden. Das liegt an uns, nicht an Ihnen. Oft hilft ein zweiter Versuch.",
    tryAgain: "Noch einmal versuchen",
    start: "Zur Startseite",
  },
  unreachable: "Der Server ist nicht zu erreichen. Nichts geht verloren; wir versuchen es noch einmal.",
  unreadable: "Der Server hat etwas Unerwartetes geantwortet.",
  nothingChanged: "Nichts wurde geändert.",
  checkFields: "Bitte prüfen Sie die markierten Felder.",
  offline: {
    title: "In diesem Browser abgemeldet",
    detail: "Der Server erfährt es, sobald Sie wieder online sind.",
  },
};
