import type { ProviderErrorWords } from "@/lib/words/shapes";

export const providerErrors: ProviderErrorWords = {
  access_denied: "Der Anbieter hat die Anmeldung abgelehnt.",
  account_not_linked: "Zu dieser E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich so an wie bisher.",
  account_disabled: "Dieses Konto ist gesperrt. Bitte wenden Sie sich an die Betreiber dieses Dienstes.",
  sign_in_superseded:
    "Während Ihrer Anmeldung wurden die Sitzungen dieses Kontos beendet. Bitte melden Sie sich noch einmal an.",
  session_unverifiable: "Unsere Datenbank antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.",
  rate_limited:
    "Zu viele Versuche aus Ihrem Netz. Bitte warten Sie einige Minuten, und versuchen Sie es dann noch einmal.",
  not_awaited:
    "Diese Anmeldung lässt sich hier nicht abschließen: Sie wurde schon abgeschlossen, ist zu alt, oder in diesem Browser wurde danach eine andere begonnen. Bitte melden Sie sich noch einmal an.",
  email_missing:
    "Der Anbieter hat uns keine E-Mail-Adresse genannt, und ein Konto braucht eine. Geben Sie sie dort frei, oder legen Sie hier ein Konto an.",
  email_unusable:
    "Die E-Mail-Adresse, die uns der Anbieter genannt hat, ist nicht verwendbar. Berichtigen Sie sie dort, oder legen Sie hier ein Konto an.",
  email_unverified:
    "Der Anbieter hat nicht geprüft, ob die E-Mail-Adresse Ihnen gehört. Bestätigen Sie sie dort und versuchen Sie es noch einmal, oder legen Sie hier ein Konto an.",
  profile_unusable:
    "Was uns der Anbieter über Sie gesagt hat, ist nicht verwendbar: Ein Name darf höchstens 100 Zeichen haben. Ändern Sie ihn dort, oder legen Sie hier ein Konto an.",
  other: "Die Anmeldung über den Anbieter hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
};
