import type { AppWords } from "@/lib/words/words";

export const timeouts: AppWords["timeouts"] = {
  idleTitle: "Sind Sie noch da?",
  absoluteTitle: "Ihre Sitzung endet bald",
  idle: "Sie werden in {time} abgemeldet, weil diese Seite eine Weile nicht benutzt wurde.",
  absolute: "Sie werden in {time} abgemeldet, weil diese Sitzung ihre längste Dauer erreicht.",
  checking: "Wir prüfen, ob Ihre Sitzung beendet ist.",
  unsent:
    "Was Sie eingegeben und nicht abgeschickt haben, bleibt 10 Minuten in diesem Tab. Melden Sie sich hier wieder an, und es ist wieder da.",
  notTold: "Der Server war nicht zu erreichen",
  signOutNow: "Jetzt abmelden",
  stay: "Angemeldet bleiben",
  goOn: "Bis dahin weitermachen",
  signInTitle: "Melden Sie sich an, um weiterzumachen",
  kept: "Was Sie eingegeben haben, bleibt 10 Minuten in diesem Tab. Es kommt zurück, wenn sich dieselbe Person anmeldet.",
  leave: "Ohne es verlassen",
  anotherWay: "Anders anmelden, in einem neuen Tab",
  back: "Ihre Eingaben sind wieder da.",
  homelessTitle: "Was Sie vorher eingegeben haben",
  homeless:
    "Die Seite hat sich geändert, deshalb konnten wir das nicht zurücklegen. Kopieren Sie, was Sie noch brauchen.",
  haveIt: "Ich habe es",
};
