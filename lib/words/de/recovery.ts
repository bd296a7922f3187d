import type { Words } from "@/lib/words/words";

export const recovery: Words["recovery"] = {
  forgot: {
    title: "Passwort vergessen?",
    lead: "Wir schicken Ihnen einen Link, über den Sie ein neues wählen. Es meldet Sie auf jedem Gerät ab.",
    remembered: "Wieder eingefallen?",
    signIn: "Anmelden",
    email: "E-Mail-Adresse",
    submit: "Link zuschicken",
    submitting: "Wird verschickt …",
    done: "Falls {email} ein Konto hat, ist ein Link unterwegs. Er gilt 30 Minuten.",
    outbox: "Hier ist kein Mailserver eingerichtet: Die Post wartet im {outbox}.",
    outboxLink: "Postausgang",
  },
  reset: {
    title: "Neues Passwort wählen",
    lead: "Beim Speichern werden Sie auf jedem Gerät abgemeldet, und die Anmeldung über einen Anbieter wird entfernt.",
    password: "Neues Passwort",
    passwordHint: "8 bis 128 Zeichen. Am besten ein Satz, den Sie sonst nirgends verwenden.",
    submit: "Neues Passwort speichern",
    submitting: "Wird gespeichert …",
    done: "Ihr Passwort ist geändert, und jedes Gerät ist abgemeldet.",
    signIn: "Anmelden",
    closedTitle: "Dieser Link gilt nicht mehr",
    closed: "Er wurde schon benutzt oder ist älter als 30 Minuten.",
    askAgain: "Neuen Link anfordern",
  },
};
