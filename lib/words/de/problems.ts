import { problemWords } from "aurora-session/words";
import type { Words } from "@/lib/words/words";
import { NAME } from "@/product/product";

export const problems: Words["problems"] = {
  ...problemWords.de.problems,

  invalid_credentials: {
    title: "Das hat nicht gepasst",
    detail: "Die E-Mail-Adresse oder das Passwort ist falsch.",
  },
  password_change_required: {
    title: "Ändern Sie bitte zuerst Ihr Passwort",
    detail: "Vorher ist nichts anderes möglich.",
  },
  email_not_verified: {
    title: "Bestätigen Sie bitte zuerst Ihre E-Mail-Adresse",
    detail: "Öffnen Sie den Link, den wir Ihnen geschickt haben. Vorher ist nichts anderes möglich.",
  },
  uri_too_long: { title: "Adresse zu lang", detail: "Hier hat nichts eine Adresse von mehr als 8 KiB." },
  email_taken: {
    title: "Zu dieser E-Mail-Adresse gibt es schon ein Konto",
    detail: "Melden Sie sich an, oder nehmen Sie eine andere Adresse.",
  },
  email_already_verified: { title: "Nichts zu bestätigen", detail: "Diese E-Mail-Adresse ist schon bestätigt." },
  password_required: {
    title: "Verwenden Sie Ihr Passwort",
    detail: "Dieses Konto hat ein Passwort: Bestätigen Sie damit.",
  },
  last_administrator: {
    title: "Außer Ihnen verwaltet niemand diesen Dienst",
    detail: "Ohne Sie könnte ihn niemand mehr verwalten. Lassen Sie zuerst jemand anderen zum Administrator machen.",
  },
  last_sign_in_method: {
    title: "Anders können Sie sich nicht anmelden",
    detail: "Ohne diesen Weg kämen Sie nicht mehr in Ihr Konto. Legen Sie zuerst ein Passwort fest.",
  },
  link_expired: {
    title: "Dieser Link gilt nicht mehr",
    detail: "Er wurde schon benutzt oder ist zu alt. Fordern Sie einen neuen an.",
  },
  rate_limited: {
    title: "Zu viele Versuche",
    detail: "Bitte warten Sie einen Moment, und versuchen Sie es dann noch einmal.",
  },
  too_many_failures: {
    title: "Zu viele falsche Passwörter",
    detail:
      "Melden Sie sich in einem Browser an, den Sie hier schon benutzt haben, oder wählen Sie „Passwort vergessen?“.",
  },
  busy: {
    title: "Gerade zu viel auf einmal",
    detail:
      "In diesem Moment melden sich sehr viele Menschen an. Bitte versuchen Sie es in ein paar Sekunden noch einmal.",
  },
  not_ready: {
    title: "Nicht bereit",
    detail: "Die Datenbank antwortet nicht oder ist nicht auf dem neuesten Stand. Mehr steht im Protokoll.",
  },
};

export const values: Words["values"] = {
  ...problemWords.de.values,

  notACursor: "Das ist kein Cursor.",
  notStorable: "Das enthält Zeichen, die sich nicht speichern lassen.",
  nameInvisible: "Dieser Name ist unsichtbar. Geben Sie einen sichtbaren ein oder keinen.",
  nameTooLong: "Verwenden Sie höchstens 100 Zeichen.",
  notAPicture: "Das ist kein Bild als PNG, JPEG oder WebP.",
  timeZoneUnknown: "Diese Zeitzone kennen wir nicht.",
  emailMissing: "Geben Sie Ihre E-Mail-Adresse ein.",
  emailMalformed: "Geben Sie eine E-Mail-Adresse wie name@example.com ein.",
  emailTooLong: "Das ist zu lang für eine E-Mail-Adresse.",
  emailUnchanged: "Das ist Ihre aktuelle Adresse.",
  passwordMissing: "Geben Sie Ihr Passwort ein.",
  passwordOverlong: "Das ist zu lang.",
  passwordTooShort: "Verwenden Sie mindestens 8 Zeichen.",
  passwordTooLong: "Verwenden Sie höchstens 128 Zeichen.",
  passwordTooCommon: "Das ist eines der häufigsten Passwörter. Wählen Sie ein anderes.",
  passwordTooPlain: "Das wiederholt sich oder ist eine Tastenfolge. Wählen Sie eines, das schwerer zu erraten ist.",
  passwordPersonal: `Das enthält Ihren Namen, Ihre E-Mail-Adresse oder „${NAME}“. Wählen Sie eines, das nichts über Sie verrät.`,
  passwordUnchanged: "Das ist Ihr aktuelles Passwort.",
  currentPasswordMissing: "Geben Sie Ihr aktuelles Passwort ein.",
  codeMalformed: "Der Code hat 8 Ziffern.",
  linkIncomplete: "Der Link ist unvollständig.",
  linkForeign: "Das ist kein Link von uns.",
  appNameMissing: "Geben Sie der App einen Namen.",
  appNameTooLong: "Verwenden Sie höchstens 60 Zeichen.",
  appNameCharacters: "Verwenden Sie nur Buchstaben, Ziffern, Leerzeichen und . _ ( ) ' -",
};

export const providerErrors: Words["providerErrors"] = {
  access_denied: "Der Anbieter hat die Anmeldung abgelehnt.",
  account_not_linked: "Zu dieser E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich so an wie bisher.",
  account_disabled: "Dieses Konto ist gesperrt. Bitte wenden Sie sich an die Betreiber dieses Dienstes.",
  sign_in_superseded:
    "Während Ihrer Anmeldung wurden die Sitzungen dieses Kontos beendet. Bitte melden Sie sich noch einmal an.",
  session_unverifiable: "Unsere Datenbank antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.",
  rate_limited:
    "Zu viele Versuche aus Ihrem Netz. Bitte warten Sie einige Minuten, und versuchen Sie es dann noch einmal.",
  not_awaited:
    "Diese Anmeldung lässt sich hier nicht abschließen: Sie wurde schon abgeschlossen, ist zu alt, oder in diesem Browser wurde danach eine andere begonnen. Bitte melden Sie sich noch einmal an.",
  email_missing:
    "Der Anbieter hat uns keine E-Mail-Adresse genannt, und ein Konto braucht eine. Geben Sie sie dort frei, oder legen Sie hier ein Konto an.",
  email_unusable:
    "Die E-Mail-Adresse, die uns der Anbieter genannt hat, ist nicht verwendbar. Berichtigen Sie sie dort, oder legen Sie hier ein Konto an.",
  email_unverified:
    "Der Anbieter hat nicht geprüft, ob die E-Mail-Adresse Ihnen gehört. Bestätigen Sie sie dort und versuchen Sie es noch einmal, oder legen Sie hier ein Konto an.",
  profile_unusable:
    "Was uns der Anbieter über Sie gesagt hat, ist nicht verwendbar: Ein Name darf höchstens 100 Zeichen haben. Ändern Sie ihn dort, oder legen Sie hier ein Konto an.",
  other: "Die Anmeldung über den Anbieter hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
};

export const forms: Words["forms"] = {
  checkFields: "Bitte prüfen Sie die markierten Felder.",
  tryAgainIn: "In {wait} können Sie es noch einmal versuchen.",
  outdated: {
    title: "Diese Seite wurde aktualisiert",
    text: "Sie wurde aktualisiert, während sie offen war; deshalb wurde nichts gesendet. Gehen Sie zurück und kopieren Sie Ihre Eingaben, laden Sie dann die neue Fassung und senden Sie sie noch einmal.",
    load: "Neue Fassung laden",
  },
};
