import type { Words } from "./en.ts";

/** What the package's code in the browser says, in German. */
export const de: Words = {
  browser: {
    unreachable: "Der Server ist nicht zu erreichen. Prüfen Sie Ihre Verbindung, und versuchen Sie es noch einmal.",
    unreadable: "Der Server hat etwas Unerwartetes geantwortet.",
    cover: { signingOut: "Sie werden abgemeldet …", oneMoment: "Einen Moment …" },
    offline: {
      title: "In diesem Browser abgemeldet",
      detail: "Der Server erfährt es, sobald Sie wieder online sind.",
    },
  },
  leaving: {
    button: "Abmelden",
    title: "Abmelden?",
    detail: "Jeder offene Tab dieses Browsers schließt, was er zeigt. Sie können sich jederzeit wieder anmelden.",
    everywhere: "Auch alle anderen Geräte abmelden",
    confirm: "Abmelden",
    finishFirst: "Erst fertig machen",
    unsent: "Das haben Sie eingegeben und nicht abgeschickt. Beim Abmelden geht es verloren:",
    running:
      "Das wurde abgeschickt und ist noch nicht beantwortet. Wenn Sie jetzt gehen, ist es vielleicht getan, vielleicht nicht:",
    unnamedChange: "Eine Änderung auf dieser Seite",
    offline:
      "In diesem Browser werden Sie sofort abgemeldet. Auf dem Server geschieht es später, sobald er wieder zu erreichen ist.",
    cancel: "Abbrechen",
  },
  timeouts: {
    idleTitle: "Sind Sie noch da?",
    absoluteTitle: "Ihre Sitzung endet bald",
    idle: "Sie werden in {time} abgemeldet, weil diese Seite eine Weile nicht benutzt wurde.",
    absolute: "Sie werden in {time} abgemeldet, weil diese Sitzung ihre längste Dauer erreicht.",
    checking: "Wir prüfen, ob Ihre Sitzung beendet ist.",
    unsent:
      "Was Sie eingegeben und nicht abgeschickt haben, bleibt 10 Minuten in diesem Tab. Melden Sie sich hier wieder an, und es ist wieder da.",
    notTold: "Der Server war nicht zu erreichen",
    signOutNow: "Jetzt abmelden",
    stay: "Angemeldet bleiben",
    goOn: "Bis dahin weitermachen",
    back: "Ihre Eingaben sind wieder da.",
    homelessTitle: "Was Sie vorher eingegeben haben",
    homeless:
      "Die Seite hat sich geändert, deshalb konnten wir das nicht zurücklegen. Kopieren Sie, was Sie noch brauchen.",
    haveIt: "Ich habe es",
  },
  outage: {
    title: "Wir können Ihre Sitzung gerade nicht prüfen",
    detail: "Sie sind nicht abgemeldet, und was Sie sehen, bleibt stehen. Wir versuchen es von selbst noch einmal.",
  },
  connection: {
    offline: "Sie sind offline",
    unreachable: "Der Server ist nicht zu erreichen",
    detail: "Diese Seite bleibt, wie sie ist. Was Sie jetzt ändern, kommt nicht an.",
    kept: "Diese Seite bleibt offen: Eine andere lässt sich gerade nicht laden.",
    dialog: "Das lässt sich erst senden, wenn Sie wieder online sind.",
  },
  receipt: {
    done: {
      title: "Sie sind abgemeldet",
      lead: "Sie können sich jederzeit wieder anmelden.",
      spoken: "Abgemeldet. Alles ist erledigt; was, steht in der Liste auf dieser Seite.",
      spokenBeforeTabs:
        "Abgemeldet. Andere Tabs haben noch nicht alle geantwortet; wie viele, steht in der Liste auf dieser Seite.",
    },
    pending: {
      title: "Sie werden abgemeldet",
      lead: "Der Server muss es noch bestätigen. Sie müssen nichts tun.",
      spoken: "Ihre Abmeldung ist noch nicht vollständig; was fehlt, steht in der Liste auf dieser Seite.",
    },
    goOn: "Weiter",
    signInAgain: "Wieder anmelden",
    steps: "Was geschehen ist",
    session: "Diese Sitzung",
    ended: "Ihre Sitzung ist auf dem Server beendet: Keine Kopie von ihr gilt noch.",
    unconfirmed: "Noch nicht bestätigt. Diese Seite fragt den Server weiter, bis er es getan hat.",
    devices: "Andere Geräte",
    devicesUnasked: "Sie haben nur dieses Gerät abgemeldet.",
    devicesStay: {
      one: "{count} anderes Gerät bleibt angemeldet: Sie haben nur dieses abgemeldet.",
      other: "{count} andere Geräte bleiben angemeldet: Sie haben nur dieses abgemeldet.",
    },
    noDeviceStays: "Kein anderes Gerät ist angemeldet: Dieses war das einzige.",
    devicesUnconfirmed: "Sie werden zusammen mit dieser Sitzung abgemeldet.",
    devicesUnknown:
      "Ihre Sitzung war schon vorher vorbei. Melden Sie sich wieder an, um zu sehen, ob andere Geräte noch angemeldet sind.",
    apps: "Verbundene Apps",
    noApp: "Keine App wurde getrennt.",
    someApps: {
      one: "{count} verbundene App wurde getrennt.",
      other: "{count} verbundene Apps wurden getrennt.",
    },
    appsUnconfirmed: "Sie werden zusammen mit dieser Sitzung getrennt.",
    browser: "Dieser Browser",
    emptied: "In diesem Browser ist nichts mehr von Ihren Daten.",
    signedOut: "Dieser Browser ist abgemeldet.",
    tabs: "Andere Tabs",
    noTab: "Es wurde kein anderer offener Tab gefunden.",
    tabsUnknown: "Ob andere Tabs offen waren, ließ sich nicht feststellen.",
    toldTabs: {
      one: "{count} anderer Tab wurde benachrichtigt;",
      other: "{count} andere Tabs wurden benachrichtigt;",
    },
    answeredTabs: { one: "{count} hat geantwortet.", other: "{count} haben geantwortet." },
    someTabs: {
      one: "{count} anderer Tab hat geschlossen, was er zeigte.",
      other: "{count} andere Tabs haben geschlossen, was sie zeigten.",
    },
  },
  steps: {
    done: "Erledigt",
    pending: "Steht noch aus",
    open: "Zu tun",
    unasked: "Nicht verlangt",
    unknown: "Nicht bekannt",
  },
  devices: {
    thisDevice: "Dieses Gerät",
    names: {
      known: "{browser} unter {system}",
      unknown: "Unbekanntes Gerät",
    },
    unknownAddress: "Unbekannte Adresse",
    seen: "Zuerst gesehen {first} · zuletzt gesehen {last}",
    others: "Andere Geräte",
    none: "Sie sind nur hier angemeldet.",
    signOut: "Abmelden",
    signingOut: "Wird abgemeldet …",
    doing: "{device} abmelden",
    done: "{device} wurde abgemeldet.",
    failed: "Dieses Gerät ist noch angemeldet",
    signOutOthers: "Andere Geräte abmelden",
    signingOutOthers: "Andere Geräte abmelden",
    othersFailed: "Die anderen Geräte sind noch angemeldet",
    appsToo: "Verbundene Apps werden dabei auch getrennt.",
    disconnect: "Trennen",
    ended: {
      none: "Es war kein anderes Gerät angemeldet.",
      some: {
        one: "{count} anderes Gerät wurde abgemeldet.",
        other: "{count} andere Geräte wurden abgemeldet.",
      },
    },
  },
};
