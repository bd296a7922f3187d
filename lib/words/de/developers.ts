import type { Words } from "@/lib/words/words";

export const developers: Words["developers"] = {
  outbox: {
    title: "Postausgang",
    lead: "Post, die dieser Rechner verschickt hätte. Mit SMTP_URL wird sie verschickt; diese Seite gibt es dann nicht mehr.",
    noneTitle: "Noch keine Post",
    none: "Ein vergessenes Passwort oder eine Anmeldung mit einem neuen Browser schreibt welche.",
    recipient: "An {recipient}",
    sealed: "Diese Nachricht wurde mit einem anderen AUTH_SECRET versiegelt und lässt sich nicht mehr lesen.",
  },
  api: {
    title: "API",
    lead: "Jede Operation mit ihren Eingaben, Antworten und Fehlercodes, erzeugt aus den Schemas, die sie prüfen. Maschinen lesen sie als {openapi}. Die Beschreibungen sind englisch.",
    needsScripts: "Diese Seite braucht JavaScript, um die Referenz zu zeigen.",
    failed: "Die Referenz konnte nicht geladen werden. Laden Sie die Seite neu, um es noch einmal zu versuchen.",
    loading: "Die Referenz wird geladen",
  },
};
