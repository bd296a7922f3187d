import type { problems as englishProblems, values as english } from "../en/problems.ts";

export const problems: typeof englishProblems = {
  session_missing: { title: "Bitte melden Sie sich an", detail: "Diese Anfrage kam ohne Sitzung." },
  session_ended: { title: "Diese Sitzung ist beendet", detail: "Melden Sie sich noch einmal an, um fortzufahren." },
  token_rotated: {
    title: "Das Token wurde ersetzt",
    detail: "Wiederholen Sie die Anfrage mit dem neuen Token der Sitzung.",
  },
  invalid_token: {
    title: "Dieses Token gilt nicht",
    detail: "Erneuern Sie es, oder melden Sie sich noch einmal an.",
  },
  ambiguous_credentials: {
    title: "Wer fragt?",
    detail: "Senden Sie entweder ein Bearer-Token oder ein Sitzungs-Cookie, nicht beides.",
  },
  invalid_client: { title: "Wer fragt?", detail: "Senden Sie das Geheimnis für diese Adresse als Bearer-Token." },
  user_header_missing: {
    title: "Wer fragt?",
    detail: "Senden Sie die Kopfzeile X-User-ID einmal, mit der Kennung der angemeldeten Person.",
  },
  user_mismatch: {
    title: "Jemand anderes ist angemeldet",
    detail: "X-User-ID nennt nicht die Person, der diese Sitzung gehört.",
  },
  cross_site: { title: "Abgelehnt", detail: "Diese Anfrage kam von einer anderen Website." },
  account_disabled: {
    title: "Dieses Konto ist gesperrt",
    detail: "Bitte wenden Sie sich an die Betreiber dieses Dienstes.",
  },
  browser_required: {
    title: "Nur im Browser",
    detail: "Eine App darf das nicht. Melden Sie sich in einem Browser an, und tun Sie es dort.",
  },
  reauthentication_required: {
    title: "Bestätigen Sie, dass Sie es sind",
    detail: "Geben Sie Ihr Passwort noch einmal ein, und wiederholen Sie die Anfrage.",
  },
  forbidden: { title: "Nicht erlaubt", detail: "Ihre Rolle lässt das nicht zu." },
  not_found: { title: "Nicht gefunden", detail: "Hier ist nichts." },
  method_not_allowed: { title: "Methode nicht erlaubt", detail: "Die Kopfzeile Allow nennt, was möglich ist." },
  sign_in_superseded: {
    title: "Bitte melden Sie sich noch einmal an",
    detail: "Während Ihrer Anmeldung wurden die Sitzungen dieses Kontos beendet.",
  },
  body_too_large: { title: "Zu groß", detail: "Eine Anfrage darf höchstens 16 KiB lang sein." },
  unsupported_media_type: { title: "Falscher Medientyp", detail: "Senden Sie JSON als application/json." },
  invalid_grant: {
    title: "Dieses Token gilt nicht",
    detail: "Es ist unbekannt oder gehört zu einer anderen App. Melden Sie sich noch einmal an.",
  },
  unsupported_grant_type: { title: "Nicht angeboten", detail: "Es gibt nur grant_type=refresh_token." },
  invalid_request: { title: "Das geht so nicht", detail: "Einige Angaben fehlen oder sind falsch." },
  internal_error: {
    title: "Etwas ist schiefgegangen",
    detail: "Es wurde festgehalten. Bitte versuchen Sie es noch einmal.",
  },
  session_unverifiable: {
    title: "Wir können Ihre Sitzung gerade nicht prüfen",
    detail: "Sie sind nicht abgemeldet. Bitte versuchen Sie es gleich noch einmal.",
  },
};

export const values: Readonly<Record<keyof typeof english, string>> = {
  notUtf8: "Senden Sie das in UTF-8.",
  notJson: "Das ist kein JSON.",
  parameterTwice: "Senden Sie jeden Parameter nur einmal.",
  badCursor: "Diese Stelle gibt es in der Liste nicht. Beginnen Sie ohne sie von vorn.",
  deviceName: "Verwenden Sie höchstens 60 Zeichen, davon mindestens ein sichtbares.",
};
