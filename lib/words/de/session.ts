import type { Words } from "@/lib/words/words";

export const timeouts: Words["timeouts"] = {
  signInTitle: "Melden Sie sich an, um weiterzumachen",
  kept: "Was Sie eingegeben haben, bleibt 10 Minuten in diesem Tab. Es kommt zurück, wenn sich dieselbe Person anmeldet.",
  leave: "Ohne es verlassen",
  anotherWay: "Anders anmelden, in einem neuen Tab",
};

export const confirmation: Words["confirmation"] = {
  title: "Bestätigen Sie, dass Sie es sind",
  detail: "Das letzte Mal ist eine Weile her. Gleich danach geht es weiter mit dem, was Sie begonnen haben.",
  mail: "Wir schicken Ihnen einen Code, der einmal gilt, in diesem Browser.",
  sendCode: "Code schicken",
  sendingCode: "Wird geschickt …",
  password: "Passwort",
  code: "Code aus der E-Mail",
  confirm: "Bestätigen",
  confirming: "Wird geprüft …",
  wrongPassword: "Das ist nicht Ihr Passwort.",
  wrongCode: "Das ist nicht der Code.",
};

export const signedOut: Words["signedOut"] = {
  pages: { signed_in: "Sie sind angemeldet", unfinished: "Sie werden abgemeldet", signed_out: "Abgemeldet" },
  stillSignedIn: {
    title: "Sie sind als {name} angemeldet",
    lead: "Niemand hat sich hier abgemeldet, oder jemand hat sich seitdem angemeldet.",
    goOn: "Zur Übersicht",
  },
};
