import type { AppWords } from "@/lib/words/words";

export const security: AppWords["security"] = {
  title: "Sicherheit",
  lead: "Womit Sie sich ausweisen. Änderungen hier melden Ihre anderen Geräte ab.",
  requiredTitle: "Ändern Sie bitte zuerst Ihr Passwort",
  required: "Vorher ist nichts anderes möglich.",
  signsOutOthers: "Eine Änderung meldet jedes andere Gerät ab.",
  password: "Passwort",
  setPasswordTitle: "Passwort setzen",
  currentPassword: "Aktuelles Passwort",
  newPassword: "Neues Passwort",
  newPasswordHint: "8 bis 128 Zeichen. Am besten ein Satz, den Sie sonst nirgends verwenden.",
  changePassword: "Passwort ändern",
  setPassword: "Passwort setzen",
  changing: "Wird geändert …",
  passwordChanged: "Ihr Passwort ist geändert. {others}",
  email: "E-Mail-Adresse",
  emailNow: "Zurzeit {email}. Eine Änderung meldet jedes andere Gerät ab.",
  newEmail: "Neue E-Mail-Adresse",
  changeEmail: "E-Mail-Adresse ändern",
  sending: "Wird geschickt …",
  emailSent:
    "Wir haben einen Link an {email} geschickt. Ihre Adresse ändert sich, sobald Sie ihn geöffnet und bestätigt haben.",
  deleteTitle: "Konto löschen",
  deleteDetail: "Ihr Konto und alles, was über Sie bekannt ist, wird gelöscht. Das lässt sich nicht rückgängig machen.",
  delete: "Konto löschen",
  deleting: "Wird gelöscht …",
  deletingAccount: "Ihr Konto löschen",
  notDeleted: "Ihr Konto ist nicht gelöscht",
  deleteQuestion: "Ihr Konto löschen?",
  deleteWarning:
    "Jedes Gerät wird abgemeldet, und Ihre Daten werden sofort gelöscht. Das lässt sich nicht rückgängig machen.",
};
