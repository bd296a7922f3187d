import type { Words } from "@/lib/words/words";

export const browser: Words["browser"] = {
  show: "Anzeigen",
  hide: "Verbergen",
  error: {
    title: "Etwas ist schiefgegangen",
    page: "Diese Seite konnte nicht angezeigt werden. Das liegt an uns, nicht an Ihnen. Oft hilft ein zweiter Versuch.",
    offlineTitle: "Sie sind offenbar offline",
    offline: "Diese Seite konnte nicht geladen werden. Versuchen Sie es noch einmal, sobald Sie wieder online sind.",
    tryAgain: "Noch einmal versuchen",
    start: "Zur Startseite",
  },
  unsent: {
    outdated:
      "Diese Seite wurde aktualisiert, während sie offen war; deshalb wurde nichts gesendet. Laden Sie die neue Fassung: Ihre Eingaben bleiben, nur ein Passwort müssen Sie neu eingeben.",
    reload: "Neue Fassung laden",
    offline:
      "Sie sind offenbar offline. Ihre Eingaben sind noch da: Versuchen Sie es noch einmal, sobald Sie wieder online sind.",
    unreachable:
      "Der Server ist nicht zu erreichen. Ihre Eingaben sind noch da: Prüfen Sie die Verbindung und versuchen Sie es noch einmal.",
    failed:
      "Etwas ist schiefgegangen. Das liegt an uns, nicht an Ihnen. Ihre Eingaben sind noch da: Versuchen Sie es noch einmal.",
  },
  nothingChanged: "Nichts wurde geändert.",
  checkFields: "Bitte prüfen Sie die markierten Felder.",
};
