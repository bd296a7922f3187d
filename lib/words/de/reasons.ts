import type { ReasonWords } from "@/lib/words/shapes";

export const reasons: ReasonWords = {
  user: "Sie haben sich in diesem Browser abgemeldet. Melden Sie sich an, um fortzufahren.",
  user_all: "Sie haben sich auf allen Geräten abgemeldet. Melden Sie sich an, um fortzufahren.",
  user_elsewhere: "Sie haben dieses Gerät von einem anderen aus abgemeldet.",
  replaced_by_login: "In diesem Browser hat sich jemand neu angemeldet. Das hat die Sitzung davor beendet.",
  idle: "Sie wurden abgemeldet, weil diese Sitzung eine Weile nicht benutzt wurde.",
  absolute: "Sie wurden abgemeldet, weil diese Sitzung ihre längste Dauer erreicht hat.",
  session_limit:
    "Sie wurden hier abgemeldet, weil Sie sich auf mehr Geräten angemeldet haben, als ein Konto haben darf.",
  device_mismatch:
    "Sie wurden abgemeldet, weil diese Sitzung in einem anderen Browser auf einem anderen System benutzt wurde.",
  refresh_reuse: "Diese App wurde getrennt, weil ihre Anmeldung an zwei Stellen benutzt wurde.",
  password_changed:
    "Das Passwort wurde auf einem anderen Gerät geändert. Dabei wurde dieses Gerät abgemeldet. Melden Sie sich mit dem neuen Passwort an.",
  password_reset:
    "Das Passwort wurde zurückgesetzt. Dabei wurden alle Geräte abgemeldet. Melden Sie sich mit dem neuen Passwort an.",
  sign_in_method_removed:
    "Auf einem anderen Gerät wurde eine Anmeldeart entfernt. Dabei wurde dieses Gerät abgemeldet.",
  email_changed: "Die E-Mail-Adresse des Kontos wurde geändert. Dabei wurden andere Geräte abgemeldet.",
  email_proven:
    "Wem diese E-Mail-Adresse gehört, hat sich über einen Anbieter angemeldet. Dabei wurden alle anderen abgemeldet.",
  reported:
    "Aus Ihrem Postfach wurde uns gemeldet, dass eine Anmeldung nicht von Ihnen war. Deshalb wurden alle Geräte abgemeldet.",
  admin: "Diese Sitzung wurde von der Verwaltung beendet. Melden Sie sich noch einmal an, um fortzufahren.",
  user_disabled: "Dieses Konto ist gesperrt. Bitte wenden Sie sich an die Betreiber dieses Dienstes.",
  user_deleted: "Dieses Konto wurde gelöscht.",
  session_missing: "Sie sind nicht mehr angemeldet. Melden Sie sich an, um fortzufahren.",
  other_user: "In diesem Browser hat sich jemand anderes angemeldet. Deshalb wurde die Seite davor geschlossen.",
};
