import type { EventWords } from "@/lib/words/shapes";

export const events: EventWords = {
  types: {
    account_created: "Konto erstellt",
    app_connected: "App verbunden",
    signed_in: "Angemeldet",
    sign_in_failed: "Anmeldung fehlgeschlagen",
    session_rotated: "Sitzung erneuert",
    session_ended: "Sitzung beendet",
    sessions_ended: "Sitzungen beendet",
    device_changed: "Gerät oder Adresse geändert",
    reauthenticated: "Identität noch einmal bestätigt",
    reauthentication_failed: "Bestätigen der Identität fehlgeschlagen",
    password_changed: "Passwort geändert",
    password_reset_requested: "Neues Passwort angefordert",
    password_reset: "Passwort zurückgesetzt",
    password_change_required: "Neues Passwort verlangt",
    email_change_requested: "Änderung der E-Mail-Adresse angefordert",
    email_changed: "E-Mail-Adresse geändert",
    email_change_undone: "Änderung der E-Mail-Adresse rückgängig gemacht",
    sign_in_reported: "Anmeldung gemeldet: „Das war ich nicht“",
    account_disabled: "Konto gesperrt",
    account_enabled: "Konto entsperrt",
    account_deleted: "Konto gelöscht",
    role_changed: "Rolle geändert",
  },
  unknown: "Etwas wurde geändert",
  endings: {
    user: { one: "Abgemeldet", why: null },
    user_all: { one: "Auf allen Geräten abgemeldet", why: null },
    user_elsewhere: { one: "Von einem anderen Gerät aus abgemeldet", why: null },
    replaced_by_login: { one: "Sitzung durch eine neue Anmeldung ersetzt", why: "durch eine neue Anmeldung" },
    idle: { one: "Sitzung nach einer Weile ohne Benutzung beendet", why: "nach einer Weile ohne Benutzung" },
    absolute: { one: "Sitzung erreichte ihre längste Dauer", why: "nach ihrer längsten Dauer" },
    session_limit: { one: "Sitzung beendet, weil es zu viele waren", why: "weil es zu viele waren" },
    device_mismatch: { one: "Sitzung beendet, weil sich ihr Gerät änderte", why: "weil sie sich änderten" },
    refresh_reuse: {
      one: "App getrennt, weil ihre Anmeldung an zwei Stellen benutzt wurde",
      why: "weil eine Anmeldung an zwei Stellen benutzt wurde",
    },
    password_changed: {
      one: "Durch eine Änderung des Passworts abgemeldet",
      why: "durch eine Änderung des Passworts",
    },
    password_reset: {
      one: "Durch das Zurücksetzen des Passworts abgemeldet",
      why: "durch das Zurücksetzen des Passworts",
    },
    email_changed: {
      one: "Durch eine Änderung der E-Mail-Adresse abgemeldet",
      why: "durch eine Änderung der E-Mail-Adresse",
    },
    reported: { one: "Nach „Das war ich nicht“ abgemeldet", why: "nach „Das war ich nicht“" },
    admin: { one: "Sitzung beendet", why: null },
    user_disabled: { one: "Sitzung beendet, weil das Konto gesperrt wurde", why: "weil das Konto gesperrt wurde" },
    user_deleted: { one: "Sitzung beendet, weil das Konto gelöscht wurde", why: "weil das Konto gelöscht wurde" },
  },
  several: {
    devices: {
      none: "Keine Geräte abgemeldet",
      some: { one: "{count} Gerät abgemeldet", other: "{count} Geräte abgemeldet" },
    },
    otherDevices: {
      none: "Keine anderen Geräte abgemeldet",
      some: { one: "{count} anderes Gerät abgemeldet", other: "{count} andere Geräte abgemeldet" },
    },
  },
  byYou: {
    devices: { one: "{count} Gerät abgemeldet", other: "{count} Geräte abgemeldet" },
    otherDevices: { one: "{count} anderes Gerät abgemeldet", other: "{count} andere Geräte abgemeldet" },
  },
  actors: {
    administrator: "von der Verwaltung",
    operator: "vom Betrieb",
    system: "automatisch",
    anonymous: "von jemandem, der nicht angemeldet war",
  },
};
