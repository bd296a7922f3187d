import type { Words } from "@/lib/words/words";

export const sentMails: Words["sentMails"] = {
  title: "E-Mails von uns",
  lead: {
    one: "Was wir an Ihre E-Mail-Adresse gesendet haben. Ein Eintrag bleibt {count} Tag lang hier; was in der E-Mail stand, bewahren wir nicht auf.",
    other:
      "Was wir an Ihre E-Mail-Adresse gesendet haben. Ein Eintrag bleibt {count} Tage lang hier; was in der E-Mail stand, bewahren wir nicht auf.",
  },
  list: "An Sie gesendet",
  listDetail:
    "„Gesendet“ heißt, dass der Mailserver sie angenommen hat. Wenn Sie eine E-Mail nicht finden, sehen Sie im Spam-Ordner nach. Der Link, der eine neue Adresse bestätigt, steht nicht in dieser Liste.",
  to: "an {recipient}",
  states: { waiting: "Wartet auf den Versand", sent: "Gesendet", failed: "Konnte nicht zugestellt werden" },
  unknown: "Eine andere E-Mail",
  noneTitle: "Noch keine E-Mails",
  none: "Hier stehen die E-Mails, die wir Ihnen ab jetzt senden.",
  olderFailed: "Ältere E-Mails konnten nicht geladen werden",
};
