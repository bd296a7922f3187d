import type { Words } from "@/lib/words/words";

export const signedOut: Words["signedOut"] = {
  pages: { signed_in: "Sie sind angemeldet", unfinished: "Sie werden abgemeldet", signed_out: "Abgemeldet" },
  stillSignedIn: {
    title: "Sie sind als {name} angemeldet",
    lead: "Niemand hat sich hier abgemeldet, oder jemand hat sich seitdem angemeldet.",
    goOn: "Zur Übersicht",
  },
  receipt: {
    done: {
      title: "Sie sind abgemeldet",
      lead: "Sie können sich jederzeit wieder anmelden.",
      spoken: "Abgemeldet. Alles ist erledigt; was, steht in der Liste auf dieser Seite.",
    },
    pending: {
      title: "Sie werden abgemeldet",
      lead: "Der Server muss es noch bestätigen. Sie müssen nichts tun.",
      spoken: "Ihre Abmeldung ist noch nicht vollständig; was fehlt, steht in der Liste auf dieser Seite.",
    },
    signInAgain: "Wieder anmelden",
    steps: "Was geschehen ist",
    session: "Diese Sitzung",
    ended: "Ihre Sitzung ist auf dem Server beendet: Keine Kopie von ihr gilt noch.",
    unconfirmed: "Noch nicht bestätigt. Diese Seite fragt den Server weiter, bis er es getan hat.",
    devices: "Andere Geräte",
    devicesUnasked: "Sie bleiben angemeldet: Sie haben nur dieses abgemeldet.",
    devicesUnconfirmed: "Sie werden zusammen mit dieser Sitzung abgemeldet.",
    devicesUnknown:
      "Ihre Sitzung war schon vorher vorbei. Melden Sie sich wieder an, um zu sehen, ob andere Geräte noch angemeldet sind.",
    apps: "Verbundene Apps",
    noApp: "Keine App wurde getrennt.",
    someApps: { one: "{count} verbundene App wurde getrennt.", other: "{count} verbundene Apps wurden getrennt." },
    appsUnconfirmed: "Sie werden zusammen mit dieser Sitzung getrennt.",
    browser: "Dieser Browser",
    emptied: "In diesem Browser ist nichts mehr von Ihren Daten.",
    signedOut: "Dieser Browser ist abgemeldet.",
    tabs: "Andere Tabs",
    noTab: "Kein anderer Tab war offen.",
    someTabs: {
      one: "{count} anderer Tab hat geschlossen, was er zeigte.",
      other: "{count} andere Tabs haben geschlossen, was sie zeigten.",
    },
  },
};
