import type { Words } from "@/lib/words/words";

export const mailedLinks: Words["mailedLinks"] = {
  confirmEmail: {
    title: "Neue E-Mail-Adresse bestätigen",
    lead: "Danach gehört diese Adresse zu Ihrem Konto, und andere Geräte sind abgemeldet.",
    submit: "Neue Adresse bestätigen",
    submitting: "Wird bestätigt …",
    done: "Ihre neue E-Mail-Adresse ist bestätigt, und andere Geräte sind abgemeldet.",
  },
  verifyEmail: {
    title: "E-Mail-Adresse bestätigen",
    lead: "Wenn Sie mit dieser Adresse ein Konto angelegt haben, bestätigen Sie, dass sie Ihnen gehört.",
    submit: "Adresse bestätigen",
    submitting: "Wird bestätigt …",
    done: "Ihre E-Mail-Adresse ist bestätigt.",
  },
  reportSignIn: {
    title: "Das war ich nicht",
    lead: "Jedes Gerät wird abgemeldet, die Anmeldung über einen Anbieter entfernt, und das Passwort gilt nicht mehr, bis Sie ein neues gewählt haben. Dafür schicken wir Ihnen einen Link.",
    submit: "Das war ich nicht",
    submitting: "Alle werden abgemeldet …",
    done: "Jedes Gerät ist abgemeldet, und das alte Passwort gilt nicht mehr. Ein Link, über den Sie ein neues wählen, ist unterwegs.",
  },
  undoEmailChange: {
    title: "E-Mail-Adresse zurückholen",
    lead: "Ihr Konto bekommt diese Adresse zurück, jedes Gerät wird abgemeldet, die Anmeldung über einen Anbieter entfernt, und wir schicken Ihnen einen Link, über den Sie ein neues Passwort wählen.",
    submit: "Meine Adresse zurückholen",
    submitting: "Wird zurückgeholt …",
    done: "Ihr Konto hat diese Adresse wieder, und jedes Gerät ist abgemeldet. Ein Link, über den Sie ein neues Passwort wählen, ist unterwegs.",
  },
};
