import { de as aurora } from "aurora-session/words";
import type { Words } from "@/lib/words/words";
import { CLAIM, NAME } from "@/product/product";

export const site: Words["site"] = {
  skip: "Zum Inhalt springen",
  account: "Konto",
  signIn: "Anmelden",
  createAccount: "Konto erstellen",
  slogan: `${NAME}. ${CLAIM.de}.`,
  language: "Sprache",
  colors: { label: "Farben", system: "System", light: "Hell", dark: "Dunkel" },
};

export const frame: Words["frame"] = {
  home: `${NAME}, Übersicht`,
  signedInAs: "Angemeldet als {name}",
  pages: "Seiten",
  needsScripts:
    "JavaScript ist ausgeschaltet. Sie können Ihre Seiten ansehen und sich abmelden. Um etwas zu ändern, schalten Sie es ein.",
};

export const common: Words["common"] = {
  cancel: aurora.leaving.cancel,
  loading: "Wird geladen …",
  oneMoment: "Einen Moment …",
  tryAgain: "Noch einmal versuchen",
  methods: {
    password: "Passwort",
    github: "GitHub",
    google: "Google",
    oidc: "Single Sign-on",
    connected: "Von einem Browser verbunden",
  },
};

export const dashboard: Words["dashboard"] = {
  title: "Übersicht",
  lead: "Ihr Konto, die Sitzung dieses Browsers und was zuletzt geschah.",
  you: "Sie",
  name: "Name",
  noName: "Noch kein Name",
  email: "E-Mail-Adresse",
  session: "Diese Sitzung",
  device: "Gerät",
  signedIn: "Angemeldet",
  idleEnd: "Endet unbenutzt",
  absoluteEnd: "Endet spätestens",
  activity: "Letzte Aktivität",
  allActivity: "Alle Aktivität",
};

export const notices: Words["notices"] = {
  notFound: {
    title: "Seite nicht gefunden",
    detail: "Unter dieser Adresse gibt es nichts. Vielleicht ist der Link alt, oder er enthält einen Tippfehler.",
    dashboard: "Zur Übersicht",
    start: "Zur Startseite",
  },
  unverifiable: {
    title: "Wir konnten Ihre Sitzung nicht prüfen",
    detail:
      "Unsere Datenbank antwortet gerade nicht. Sie sind nicht abgemeldet, und nichts ist verloren. Versuchen Sie es gleich noch einmal.",
    tryAgain: "Noch einmal versuchen",
    signOut: "Abmelden",
  },
};

export const landing: Words["landing"] = {
  page: `${NAME}: ${CLAIM.de}`,
  description: "Eine Next.js-App und die Sitzungsschicht darin. Wer sich abmeldet, ist wirklich abgemeldet.",
  title: CLAIM.de,
  lead: `${NAME} ist eine Next.js-App und die Sitzungsschicht darin. Sie sehen jedes Gerät, das angemeldet ist, und melden sich hier, dort oder überall ab. Dann ist es wirklich vorbei.`,
  createAccount: "Konto erstellen",
  signIn: "Anmelden",
  shown: {
    title: "Was man sieht",
    devices: {
      title: "Geräte, die man wiedererkennt",
      text: "Was jedes ist, wo es ist und wann es zuletzt benutzt wurde. Ein Knopf meldet es ab, und seine Seiten schließen sich sofort.",
      picture:
        "Die Seite der Geräte: dieser Browser und drei andere, ein Telefon, ein Tablet mit eigenem Namen und ein Windows-Rechner. Bei jedem steht, wo es ist und wann es aktiv war, und ein Knopf meldet es ab; ein weiterer meldet alle ab.",
    },
    receipt: {
      title: "Ein Beleg für jede Abmeldung",
      text: "Was beendet wurde, auf dem Server und in jedem Tab, und was noch bestätigt werden muss.",
      picture:
        "Die Seite nach dem Abmelden, mit einem Haken an jedem Schritt: die Sitzung, drei andere Geräte, die Daten in diesem Browser und zwei andere Tabs.",
    },
  },
  audience: {
    title: "Für wen",
    lead: "Für Teams, bei denen „abgemeldet“ auch abgemeldet heißen muss.",
    needs: [
      {
        title: "Wo man sich Computer teilt",
        text: "Auf Stationen, in Klassenzimmern und hinter Theken findet die nächste Person nichts, auch nicht mit der Zurück-Taste.",
      },
      {
        title: "Wo sich ein Diebstahl lohnt",
        text: "Ein kopiertes Cookie oder ein verlorenes Telefon ist nichts mehr wert, sobald man es abmeldet, von wo auch immer.",
      },
      {
        title: "Wo jemand fragen wird",
        text: "Wer angemeldet war, womit, wann es endete und warum: Es ist aufgezeichnet, für die Person und für die Verwaltung.",
      },
    ],
  },
  start: {
    title: "Wie man anfängt",
    ways: [
      {
        title: "Ausprobieren",
        text: "In einem Klon. Zwei Minuten später läuft es auf Ihrem Rechner, mit eigener Datenbank.",
      },
      {
        title: "Prüfen lassen",
        text: "Alles, was stimmen muss, wird in einem echten Browser am Produktions-Build ausprobiert.",
      },
      {
        title: "In Ihre App holen",
        text: "Ergänzt Ihre Next.js-App um die Sitzungsschicht und überschreibt nichts.",
      },
    ],
  },
  promisesTitle: `Was ${NAME} verspricht`,
  promises: [
    {
      title: "Vorbei heißt vorbei",
      text: "Sobald eine Abmeldung bestätigt ist, gilt keine Kopie ihres Cookies oder ihrer Token mehr, nirgends, ab der nächsten Anfrage.",
    },
    {
      title: "Ehrlich",
      text: `Niemand liest „abgemeldet“, bevor es stimmt. Lässt es sich noch nicht bestätigen, sagt ${NAME} das und bringt es ohne Sie zu Ende.`,
    },
    {
      title: "Nichts bleibt",
      text: "Jeder Tab des Browsers leert sich und verlässt die Seite. Die Zurück-Taste hat nichts mehr zu zeigen.",
    },
    {
      title: "Gehen dürfen Sie immer",
      text: "Das Abmelden braucht weder JavaScript noch eine gültige Sitzung, wird nie begrenzt, und keine andere Website kann es auslösen.",
    },
  ],
  proof: "Jedes Versprechen hat einen Test, der fehlschlägt, wenn man den Code dahinter entfernt.",
  picture: {
    description:
      "Ein Beleg nach dem Abmelden: Die Sitzung ist beendet, zwei andere Geräte sind abgemeldet, drei Tabs und dieser Browser sind geleert, und eine Kopie des Cookies wird mit 401 abgewiesen.",
    title: "Beleg",
    lines: ["Diese Sitzung beendet", "2 andere Geräte abgemeldet", "3 Tabs geleert", "Dieser Browser geleert"],
    cookie: "kopiertes Cookie",
  },
};

export const developers: Words["developers"] = {
  outbox: {
    title: "Postausgang",
    lead: "E-Mails, die dieser Rechner verschickt hätte. Mit SMTP_URL werden sie verschickt; diese Seite gibt es dann nicht mehr.",
    noneTitle: "Noch keine E-Mails",
    none: "Ein vergessenes Passwort oder eine Anmeldung mit einem neuen Browser schreibt eine.",
    recipient: "An {recipient}",
    sealed: "Diese Nachricht wurde mit einem anderen AUTH_SECRET versiegelt und lässt sich nicht mehr lesen.",
  },
  api: {
    title: "API",
    operations: "Operationen",
    lead: "Jede Operation mit ihren Eingaben, Antworten und Fehlercodes, erzeugt aus den Schemas, die sie prüfen. Für Maschinen gibt es {openapi}. Die Beschreibungen sind englisch.",
    needsScripts: "Diese Seite braucht JavaScript, um die Referenz zu zeigen.",
    failed: "Die Referenz konnte nicht geladen werden. Laden Sie die Seite neu, um es noch einmal zu versuchen.",
    loading: "Die Referenz wird geladen",
  },
};
