import type { AppWords } from "@/lib/words/words";

export const common: AppWords["common"] = {
  cancel: "Abbrechen",
  loading: "Wird geladen …",
  oneMoment: "Einen Moment …",
  tryAgain: "Noch einmal versuchen",
  thisDevice: "Dieses Gerät",
  unknownAddress: "Unbekannte Adresse",
  seen: "Zuerst gesehen {first} · zuletzt gesehen {last}",
  devices: { known: "{browser} unter {system}", unknown: "Unbekanntes Gerät" },
  otherDevices: {
    none: "Es war kein anderes Gerät angemeldet.",
    some: { one: "{count} anderes Gerät wurde abgemeldet.", other: "{count} andere Geräte wurden abgemeldet." },
  },
  methods: {
    password: "Passwort",
    github: "GitHub",
    google: "Google",
    oidc: "Single Sign-on",
    connected: "Von einem Browser verbunden",
  },
};
