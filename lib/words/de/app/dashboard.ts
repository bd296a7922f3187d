import type { AppWords } from "@/lib/words/words";

export const dashboard: AppWords["dashboard"] = {
  title: "Übersicht",
  lead: "Wer Sie hier sind, welche Sitzung dieser Browser hält, und was zuletzt geschah.",
  you: "Sie",
  name: "Name",
  noName: "Noch kein Name",
  email: "E-Mail-Adresse",
  session: "Diese Sitzung",
  device: "Gerät",
  signedIn: "Angemeldet",
  idleEnd: "Endet unbenutzt",
  absoluteEnd: "Endet spätestens",
  activity: "Letzte Aktivität",
  allActivity: "Alle Aktivität",
};
