import type { Words } from "@/lib/words/words";

export const site: Words["site"] = {
  skip: "Zum Inhalt springen",
  account: "Konto",
  signIn: "Anmelden",
  createAccount: "Konto erstellen",
  slogan: "Aurora. Sitzungen, die enden, wenn sie sollen.",
  language: "Sprache",
  colors: { label: "Farben", system: "System", light: "Hell", dark: "Dunkel" },
};
