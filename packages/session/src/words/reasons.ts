import type { ArrivalReason } from "../shared/arrival-reason.ts";
import type { Language } from "../shared/language.ts";

/** Why somebody is asked to sign in, for the page to sign in. */
export const reasons: Readonly<Record<Language, Readonly<Record<ArrivalReason, string>>>> = {
  en: {
    user: "You signed out in this browser. Sign in to continue.",
    user_all: "You signed out on all devices. Sign in to continue.",
    user_elsewhere: "You signed this device out from another one.",
    replaced_by_login: "Someone signed in again in this browser, which ended the previous session.",
    idle: "You were signed out because nobody used this session for a while.",
    absolute: "You were signed out because this session reached its maximum lifetime.",
    session_limit: "You were signed out here because you signed in on more devices than an account may have.",
    device_mismatch: "You were signed out because this session was used from a different browser and system.",
    refresh_reuse: "This app was disconnected because its sign-in was used from two places.",
    password_changed:
      "The password was changed on another device, which signed this one out. Sign in with the new password.",
    password_reset: "The password was reset, which signed out every device. Sign in with the new password.",
    sign_in_method_removed: "A way to sign in was removed on another device, which signed this one out.",
    email_changed: "The account's email address was changed, which signed out other devices.",
    email_proven: "The owner of this email address signed in through a provider, so everybody else was signed out.",
    reported: "Someone told us “This wasn't me” about this account, so every device was signed out.",
    admin: "An administrator ended this session. Sign in again to continue.",
    user_disabled: "This account is disabled. Ask the people who run this service.",
    user_deleted: "This account was deleted.",
    session_missing: "You are not signed in any more. Sign in to continue.",
    other_user: "Someone else signed in with this browser, so the previous person's page was closed.",
    session_timeout: "Your session timed out. Sign in to continue.",
  },
  de: {
    user: "Sie haben sich in diesem Browser abgemeldet. Melden Sie sich an, um fortzufahren.",
    user_all: "Sie haben sich auf allen Geräten abgemeldet. Melden Sie sich an, um fortzufahren.",
    user_elsewhere: "Sie haben dieses Gerät von einem anderen aus abgemeldet.",
    replaced_by_login: "In diesem Browser hat sich jemand neu angemeldet. Das hat die vorherige Sitzung beendet.",
    idle: "Sie wurden abgemeldet, weil diese Sitzung eine Weile nicht benutzt wurde.",
    absolute: "Sie wurden abgemeldet, weil diese Sitzung ihre Höchstdauer erreicht hat.",
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
      "Die Person, der diese E-Mail-Adresse gehört, hat sich über einen Anbieter angemeldet. Dabei wurden alle anderen abgemeldet.",
    reported: "Zu diesem Konto wurde uns „Das war ich nicht“ gemeldet. Deshalb wurden alle Geräte abgemeldet.",
    admin: "Diese Sitzung wurde von der Verwaltung beendet. Melden Sie sich noch einmal an, um fortzufahren.",
    user_disabled: "Dieses Konto ist gesperrt. Bitte wenden Sie sich an die Betreiber dieses Dienstes.",
    user_deleted: "Dieses Konto wurde gelöscht.",
    session_missing: "Sie sind nicht mehr angemeldet. Melden Sie sich an, um fortzufahren.",
    other_user: "In diesem Browser hat sich jemand anderes angemeldet. Deshalb wurde die Seite davor geschlossen.",
    session_timeout: "Ihre Sitzung ist abgelaufen. Melden Sie sich an, um fortzufahren.",
  },
};
