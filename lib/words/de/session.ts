import type { Words } from "@/lib/words/words";

export const leaving: Words["leaving"] = {
  title: "Abmelden?",
  detail: "Jeder offene Tab dieses Browsers schließt, was er zeigt. Sie können sich jederzeit wieder anmelden.",
  everywhere: "Auch alle anderen Geräte abmelden",
  confirm: "Abmelden",
  finishFirst: "Erst fertig machen",
  unsent: "Das haben Sie eingegeben und nicht abgeschickt. Beim Abmelden geht es verloren:",
  running:
    "Das wurde abgeschickt und ist noch nicht beantwortet. Wenn Sie jetzt gehen, ist es vielleicht getan, vielleicht nicht:",
  unnamedChange: "Eine Änderung auf dieser Seite",
};

export const timeouts: Words["timeouts"] = {
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
  signInTitle: "Melden Sie sich an, um weiterzumachen",
  kept: "Was Sie eingegeben haben, bleibt 10 Minuten in diesem Tab. Es kommt zurück, wenn sich dieselbe Person anmeldet.",
  leave: "Ohne es verlassen",
  anotherWay: "Anders anmelden, in einem neuen Tab",
  back: "Ihre Eingaben sind wieder da.",
  homelessTitle: "Was Sie vorher eingegeben haben",
  homeless:
    "Die Seite hat sich geändert, deshalb konnten wir das nicht zurücklegen. Kopieren Sie, was Sie noch brauchen.",
  haveIt: "Ich habe es",
};

export const confirmation: Words["confirmation"] = {
  title: "Bestätigen Sie, dass Sie es sind",
  detail: "Das letzte Mal ist eine Weile her. Danach geht es weiter mit dem, was Sie wollten.",
  mail: "Wir schicken Ihnen einen Code, der einmal gilt, in diesem Browser.",
  sendCode: "Code schicken",
  sendingCode: "Wird geschickt …",
  password: "Passwort",
  code: "Code aus der E-Mail",
  confirm: "Bestätigen",
  confirming: "Wird geprüft …",
  wrongPassword: "Das ist nicht Ihr Passwort.",
  wrongCode: "Das ist nicht der Code.",
};

export const reasons: Words["reasons"] = {
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

export const steps: Words["steps"] = {
  done: "Erledigt",
  pending: "Steht noch aus",
  open: "Zu tun",
  unasked: "Nicht verlangt",
  unknown: "Nicht bekannt",
};
