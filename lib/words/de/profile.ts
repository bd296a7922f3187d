import type { Words } from "@/lib/words/words";

export const profile: Words["profile"] = {
  title: "Profil",
  lead: "Ihr Name, Ihre Einstellungen und die Daten, die wir über Sie aufbewahren.",
  you: "Sie",
  youDetail: "Administratoren sehen Ihren Namen neben Ihrer E-Mail-Adresse. Ihre Initialen stehen oben für Sie.",
  name: "Name",
  nameHint: "Freiwillig. Lassen Sie das Feld leer, wenn Sie keinen angeben möchten.",
  saveName: "Namen speichern",
  saving: "Wird gespeichert …",
  nameSaved: "Ihr Name ist gespeichert.",
  nameRemoved: "Ihr Name ist entfernt.",
  settings: "Sprache, Farben und Zeit",
  settingsDetail:
    "Sie gelten hier sofort und auf anderen Geräten, sobald Sie sich dort das nächste Mal anmelden. Bis dahin gilt auf einem Gerät, was Sie dort unten auf einer Seite wählen.",
  language: "Sprache der Seiten und E-Mails",
  colors: "Farben",
  light: "Hell",
  dark: "Dunkel",
  timeZone: "Zeitzone",
  asDevice: "Wie auf diesem Gerät",
  asDeviceIn: "Wie auf diesem Gerät ({zone})",
  saveSettings: "Einstellungen speichern",
  settingsSaved: "Ihre Einstellungen sind gespeichert.",
  notices: "Benachrichtigungen per E-Mail",
  noticesDetail:
    "Jede unserer E-Mails haben Sie selbst angefordert, oder sie meldet eine Änderung an Ihrem Konto oder eine Anmeldung. Ohne sie könnte jemand anderes das unbemerkt tun. Deshalb lässt sich keine abschalten.",
  data: "Ihre Daten",
  dataDetail:
    "Alles, was wir über Sie aufbewahren, in einer JSON-Datei: Konto, Anmeldearten, Geräte und Apps, Aktivität, was Ihnen gesendet wurde. Passwörter, Token und andere Geheimnisse stehen nicht darin.",
  download: "Meine Daten herunterladen",
  downloading: "Ihre Daten werden gesammelt …",
  doingDownload: "Ihre Daten herunterladen",
  downloaded: "Ihre Daten sind in Ihren Downloads.",
  notDownloaded: "Ihre Daten wurden nicht heruntergeladen",
  deletion: "Ihr Konto löschen, auf der Seite „Sicherheit“",
};
