import type { Words } from "@/lib/words/words";

export const signIn: Words["signIn"] = {
  title: "Anmelden",
  newHere: "Neu hier?",
  createAccount: "Konto erstellen",
  email: "E-Mail-Adresse",
  password: "Passwort",
  remember: "Auf diesem Gerät angemeldet bleiben",
  submit: "Anmelden",
  submitting: "Anmeldung läuft …",
  forgot: "Passwort vergessen?",
  or: "oder",
  provider: "Weiter mit {name}",
  goingToProvider: "Weiter zu {name} …",
  elsewhere: {
    named: "In einem anderen Tab sind Sie als {name} angemeldet.",
    somebody: "Sie sind in einem anderen Tab angemeldet.",
    goOn: "Damit weitermachen",
  },
};
