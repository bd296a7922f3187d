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
};
