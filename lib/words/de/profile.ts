import type { Words } from "@/lib/words/words";

export const profile: Words["profile"] = {
  title: "Profil",
  lead: "Ihr Name, und was wir von Ihnen aufbewahren.",
  you: "Sie",
  youDetail: "Administratoren sehen Ihren Namen neben Ihrer E-Mail-Adresse. Ihre Initialen stehen oben für Sie.",
  name: "Name",
  nameHint: "Freiwillig. Lassen Sie das Feld leer, wenn Sie keinen angeben möchten.",
  saveName: "Namen speichern",
  saving: "Wird gespeichert …",
  nameSaved: "Ihr Name ist gespeichert.",
  nameRemoved: "Sie haben hier keinen Namen mehr.",
  data: "Ihre Daten",
  dataDetail:
    "Alles, was wir von Ihnen aufbewahren, in einer JSON-Datei: Konto, Anmeldearten, Geräte und Apps, Aktivität. Passwörter, Token und was sonst etwas öffnet, stehen nicht darin.",
  download: "Meine Daten herunterladen",
  downloading: "Ihre Daten werden gesammelt …",
  doingDownload: "Ihre Daten herunterladen",
  downloaded: "Ihre Daten sind in Ihren Downloads.",
  notDownloaded: "Ihre Daten wurden nicht heruntergeladen",
  deletion: "Ihr Konto löschen, auf der Seite „Sicherheit“",
};
