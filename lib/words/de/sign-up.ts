import type { Words } from "@/lib/words/words";

export const signUp: Words["signUp"] = {
  page: "Konto erstellen",
  title: "Erstellen Sie Ihr Konto",
  haveOne: "Haben Sie schon eines?",
  signIn: "Anmelden",
  name: "Name",
  email: "E-Mail-Adresse",
  password: "Passwort",
  passwordHint: "8 bis 128 Zeichen. Am besten ein Satz, den Sie sonst nirgends verwenden.",
  submit: "Konto erstellen",
  submitting: "Konto wird erstellt …",
};
