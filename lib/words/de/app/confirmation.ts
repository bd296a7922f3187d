import type { AppWords } from "@/lib/words/words";

export const confirmation: AppWords["confirmation"] = {
  title: "Bestätigen Sie, dass Sie es sind",
  detail: "Das letzte Mal ist eine Weile her. Danach geht es weiter mit dem, was Sie wollten.",
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
