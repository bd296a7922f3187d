import type { Words } from "@/lib/words/words";
import { NAME } from "@/product/product";

export const mails: Words["mails"] = {
  from: `${NAME}, {origin}`,
  passwordReset: {
    subject: "Wählen Sie ein neues Passwort",
    paragraphs: [
      "Jemand, vermutlich Sie, hat für Ihr Konto ein neues Passwort verlangt. Wählen Sie es hier:",
      "{link}",
      "Der Link gilt einmal, 30 Minuten lang. Wenn Sie ein neues Passwort wählen, werden Sie auf jedem Gerät abgemeldet.",
      "Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren: Es hat sich nichts geändert.",
    ],
  },
  securedAccount: {
    subject: "Ihr Konto ist gesichert: Wählen Sie ein neues Passwort",
    paragraphs: [
      "Sie haben uns gesagt, dass etwas in Ihrem Konto nicht von Ihnen war. Jedes Gerät ist abgemeldet, und weder das alte Passwort noch ein verknüpfter Anbieter öffnet es noch. Wählen Sie hier ein neues Passwort:",
      "{link}",
      "Der Link gilt einmal, 30 Minuten lang. Danach schickt „Passwort vergessen?“ auf der Anmeldeseite einen neuen.",
    ],
  },
  passwordChanged: {
    subject: "Ihr Passwort wurde geändert",
    paragraphs: [
      "Das Passwort Ihres Kontos wurde geändert. Andere Geräte sind dadurch abgemeldet.",
      "Wenn Sie das waren, ist nichts zu tun.",
      "Wenn nicht, wählen Sie sofort ein neues: {link}",
    ],
  },
  passwordReplaced: {
    subject: "Ihr Passwort wurde geändert",
    paragraphs: [
      "Über einen Link aus unserer E-Mail an Sie wurde ein neues Passwort für Ihr Konto gewählt. Jedes Gerät ist abgemeldet, die Anmeldung über einen Anbieter, falls es eine gab, ist entfernt, und Browser, die das Konto kannte, sind ihm wieder neu.",
      "Wenn Sie das waren, ist nichts zu tun.",
      "Wenn nicht, wählen Sie sofort ein neues: {link}",
    ],
  },
  signInMethodRemoved: {
    subject: "Eine Anmeldeart wurde entfernt",
    paragraphs: [
      "So kann sich niemand mehr in Ihrem Konto anmelden: {method}. Andere Geräte sind abgemeldet.",
      "Wenn Sie das waren, ist nichts zu tun.",
      "Wenn nicht, wählen Sie sofort ein neues Passwort: {link}",
    ],
  },
  confirmEmail: {
    subject: "Bestätigen Sie Ihre E-Mail-Adresse",
    paragraphs: [
      "Jemand, vermutlich Sie, hat mit dieser Adresse ein Konto angelegt. Bestätigen Sie, dass sie Ihnen gehört:",
      "{link}",
      "Der Link gilt einmal, 24 Stunden lang.",
      "Wenn Sie das nicht waren, bestätigen Sie nichts. Wählen Sie selbst ein Passwort, dann gehört das Konto Ihnen, und wer es angelegt hat, ist draußen: {reset}",
    ],
  },
  addressInUse: {
    subject: "Zu Ihrer Adresse gibt es schon ein Konto",
    paragraphs: [
      "Jemand, vermutlich Sie, wollte mit dieser Adresse ein Konto anlegen. Es gibt schon eines: Melden Sie sich an, oder wählen Sie hier ein neues Passwort:",
      "{link}",
      "Der Link gilt einmal, 30 Minuten lang. Wenn Sie ein neues Passwort wählen, wird jedes Gerät abgemeldet und die Anmeldung über einen Anbieter entfernt: Wer auch immer das Konto angelegt hat, danach gehört es Ihnen.",
      "Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren: Es hat sich nichts geändert.",
    ],
  },
  accountClaimed: {
    subject: "Ihr Konto gehört jetzt Ihnen allein",
    paragraphs: [
      "Sie haben sich so angemeldet: {method}. Der Anbieter hat bestätigt, dass diese Adresse Ihnen gehört. Zu ihr gab es ein Konto, das niemand je bestätigt hatte. Sein Passwort, seine Geräte, Apps und anderen Anmeldearten sind gelöscht, und es gehört jetzt Ihnen.",
      "Wenn Sie das waren, ist nichts zu tun. Möchten Sie auch ein Passwort haben, wählen Sie es hier: {link}",
    ],
  },
  emailChange: {
    subject: "Bestätigen Sie Ihre neue E-Mail-Adresse",
    paragraphs: [
      "Jemand, vermutlich Sie, möchte diese Adresse für sein Konto verwenden. Bestätigen Sie sie hier:",
      "{link}",
      "Der Link gilt einmal, 30 Minuten lang. Wenn Sie das nicht waren, können Sie diese E-Mail ignorieren: Es hat sich nichts geändert.",
    ],
  },
  emailInUse: {
    subject: "Jemand wollte Ihre E-Mail-Adresse verwenden",
    paragraphs: [
      "Jemand wollte diese Adresse für ein anderes Konto verwenden. Sie gehört schon zu einem, also hat sich nichts geändert.",
      "Wenn Sie das waren, melden Sie sich stattdessen mit dieser Adresse an.",
    ],
  },
  emailChanged: {
    subject: "Ihre E-Mail-Adresse wurde geändert",
    paragraphs: [
      "Zu Ihrem Konto gehört jetzt eine andere E-Mail-Adresse, und andere Geräte sind abgemeldet.",
      "Wenn Sie das waren, ist nichts zu tun.",
      "Wenn nicht, holen Sie die Adresse hier zurück. Danach ist jedes Gerät abgemeldet, und Sie wählen ein neues Passwort:",
      "{link}",
      "Der Link gilt einmal, bis 7 Tage nach der Änderung.",
    ],
  },
  newDevice: {
    subject: "Neue Anmeldung in Ihrem Konto",
    app: "die App „{app}“",
    deviceNear: "{device}, bei der Adresse {address}",
    paragraphs: [
      "Neu in Ihrem Konto angemeldet hat sich: {where}, {time}.",
      "Wenn Sie das waren, ist nichts zu tun.",
      "Wenn nicht, sagen Sie es hier. Danach ist jedes Gerät abgemeldet, und das Passwort gilt nicht mehr, bis Sie ein neues gewählt haben:",
      "{link}",
      "Der Link gilt einmal, 7 Tage lang.",
    ],
  },
  failedSignIns: {
    subject: "Jemand versucht, Ihr Passwort zu erraten",
    paragraphs: [
      "In Ihrem Konto gab es 20 Anmeldeversuche hintereinander mit einem falschen Passwort, in Browsern, die es noch nicht kennt. Keiner davon hatte Erfolg.",
      "Nach 100 Versuchen sind nur noch Browser zugelassen, die Sie schon benutzt haben, bis Sie sich in einem davon anmelden oder ein neues Passwort wählen.",
      "Wenn Sie das waren, wählen Sie hier ein neues Passwort: {link}",
      "Wenn nicht, ist nichts zu tun, solange Sie dieses Passwort nirgendwo sonst verwenden.",
    ],
  },
  refreshReuse: {
    subject: "Eine App wurde von Ihrem Konto getrennt",
    paragraphs: [
      "Die Anmeldung von „{app}“ wurde an zwei Orten zugleich verwendet. Das geschieht, wenn jemand sie kopiert hat. Die App wurde sofort getrennt, und keine der Kopien gilt noch.",
      "Wenn Sie die App benutzen, verbinden Sie sie wieder. Wenn Sie sie nicht kennen, ändern Sie Ihr Passwort:",
      "{link}",
    ],
  },
  reauthentication: {
    subject: "{code} ist Ihr Code",
    title: "Ein Code zur Bestätigung, dass Sie es sind",
    paragraphs: [
      "Ihr Code ist {code}. Er gilt einmal, 10 Minuten lang, in dem Browser, der danach gefragt hat.",
      "Wir werden Sie nie bitten, ihn uns zu nennen. Wenn Sie keinen verlangt haben, sehen Sie sich Ihre Geräte an und melden Sie die ab, die Sie nicht kennen.",
    ],
  },
  accountDeleted: {
    subject: "Ihr Konto wurde gelöscht",
    paragraphs: ["Ihr Konto und sein Inhalt sind gelöscht, und jedes Gerät ist abgemeldet."],
  },
  movedAccountDeleted: {
    subject: "Ihr Konto wurde gelöscht",
    paragraphs: [
      "Das Konto, zu dem diese Adresse bisher gehörte, wurde gelöscht, und jedes Gerät ist abgemeldet.",
      "Wenn Sie das waren, ist nichts zu tun.",
      "Wenn nicht, holen Sie es zurück: Der Link in unserer E-Mail „{change}“ gilt bis {time}. Er gibt dem Konto diese Adresse wieder, und Sie wählen ein neues Passwort.",
    ],
  },
};
