import type { Words } from "@/lib/words/words";

export const values: Words["values"] = {
  notJson: "Das ist kein JSON.",
  parameterTwice: "Senden Sie jeden Parameter nur einmal.",
  notACursor: "Das ist kein Cursor.",
  notStorable: "Das enthält Zeichen, die sich nicht speichern lassen.",
  nameTooLong: "Verwenden Sie höchstens 100 Zeichen.",
  emailMissing: "Geben Sie Ihre E-Mail-Adresse ein.",
  emailMalformed: "Geben Sie eine E-Mail-Adresse wie name@example.com ein.",
  emailTooLong: "Das ist zu lang für eine E-Mail-Adresse.",
  emailUnchanged: "Das ist Ihre jetzige Adresse.",
  passwordMissing: "Geben Sie Ihr Passwort ein.",
  passwordOverlong: "Das ist zu lang.",
  passwordTooShort: "Verwenden Sie mindestens 8 Zeichen.",
  passwordTooLong: "Verwenden Sie höchstens 128 Zeichen.",
  passwordTooCommon: "Das ist eines der häufigsten Passwörter. Wählen Sie ein anderes.",
  passwordTooPlain: "Das wiederholt sich oder ist eine Tastenfolge. Wählen Sie eines, das schwerer zu erraten ist.",
  passwordPersonal:
    "Das enthält Ihren Namen, Ihre E-Mail-Adresse oder „Aurora“. Wählen Sie eines, das nichts über Sie verrät.",
  passwordUnchanged: "Das ist Ihr jetziges Passwort.",
  currentPasswordMissing: "Geben Sie Ihr jetziges Passwort ein.",
  codeMalformed: "Der Code hat 8 Ziffern.",
  linkIncomplete: "Der Link ist unvollständig.",
  linkForeign: "Das ist kein Link von uns.",
  appNameMissing: "Geben Sie der App einen Namen.",
  appNameTooLong: "Verwenden Sie höchstens 60 Zeichen.",
  appNameLines: "Verwenden Sie nur eine Zeile.",
};
