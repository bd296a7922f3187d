import { de as aurora } from "aurora-session/words";
import type { Words } from "@/lib/words/words";

export const devices: Words["devices"] = {
  title: "Geräte",
  lead: "Jedes Gerät, das in Ihrem Konto angemeldet ist. Melden Sie ab, was Sie nicht benutzen oder nicht kennen.",
  noneTitle: "Kein anderes Gerät",
  counted: { one: "{count} anderes Gerät ist angemeldet.", other: "{count} andere Geräte sind angemeldet." },
  activeNow: "Gerade aktiv",
  active: "Aktiv {time}",
  signedIn: "Angemeldet {time}",
  isNew: "Neu",
  find: "Gerät suchen",
  found: { one: "{count} Gerät passt.", other: "{count} Geräte passen." },
  noneFound: "Kein Gerät passt. Suchen Sie nach Browser, System, Adresse oder einem Namen, den Sie vergeben haben.",
  showMore: { one: "Noch eines anzeigen", other: "{count} weitere anzeigen" },
  name: "Benennen",
  rename: "Umbenennen",
  nameTitle: "Dieses Gerät benennen",
  nameDetail: "Damit Sie es wiedererkennen. Der Name bleibt, solange dieses Gerät angemeldet ist.",
  ownName: "Name",
  ownNameHint: "Zum Beispiel „Tablet in der Küche“. Lassen Sie ihn leer, um zu „{device}“ zurückzukehren.",
  saveName: "Speichern",
  savingName: "Wird gespeichert …",
  named: "Der Name ist gespeichert.",
};

export const wasNotMe: Words["wasNotMe"] = {
  label: "Das war ich nicht",
  title: "Das waren Sie nicht?",
  detail: "Dann kann vielleicht jemand anderes in Ihr Konto. Beim Sichern geschieht dies:",
  steps: [
    "Alle Geräte werden abgemeldet, auch dieses.",
    "Das Passwort gilt nicht mehr, und die Anmeldung über Anbieter wird entfernt.",
    "Wir schicken Ihnen einen Link, über den Sie ein neues Passwort wählen.",
  ],
  secure: "Mein Konto sichern",
  securing: "Ihr Konto wird gesichert",
  failed: "Ihr Konto ist noch nicht gesichert",
  refusedDetail:
    "Dieses Mal kam niemand hinein. Wenn es viele Versuche sind oder Sie das Passwort auch anderswo benutzen, wählen Sie ein neues: Das meldet Ihre anderen Geräte ab.",
  changePassword: "Passwort ändern",
  close: "Schließen",
};

export const apps: Words["apps"] = {
  title: "Verbundene Apps",
  noneTitle: "Keine verbundene App",
  none: "Keine App benutzt Ihr Konto.",
  connected: "Verbunden {time}",
  used: "Zuletzt benutzt {time}",
  disconnect: aurora.devices.disconnect,
  disconnecting: "Wird getrennt …",
  doing: "{app} trennen",
  endDetail: "Der Zugriff endet sofort. Die Token gelten nicht mehr; Sie können die App wieder verbinden.",
  done: "{app} wurde getrennt.",
  failed: "Diese App ist noch verbunden",
  connectTitle: "Eine App verbinden",
  connectDetail:
    "Sie darf die API in Ihrem Namen benutzen, bis Sie sie trennen oder sich hier abmelden. Endet diese Sitzung von selbst, bleibt die App verbunden.",
  name: "Name der App",
  connect: "Verbinden",
  connecting: "Wird verbunden …",
  tokensTitle: "Kopieren Sie die Token jetzt",
  tokensDetail: "Sie werden nur dieses eine Mal gezeigt. Wer sie hat, kann die API in Ihrem Namen benutzen.",
  userId: "Benutzer-ID, für die Kopfzeile X-User-ID",
  refreshToken: "Refresh-Token",
  accessToken: "Access-Token, für die ersten 15 Minuten",
  close: "Fertig",
  leaveTokensTitle: "Ohne die Token schließen?",
  leaveTokens:
    "Sie können nicht noch einmal gezeigt werden. Wenn Sie sie nicht kopiert haben, müssten Sie die App noch einmal verbinden.",
  backToTokens: "Zurück zu den Token",
  leaveThem: "Schließen",
  copy: "Kopieren",
  copyWhat: "{what} kopieren",
  copied: "Kopiert.",
  selected: "Der Text ist markiert: Kopieren Sie ihn mit der Tastatur.",
};
