import type { Words } from "@/lib/words/words";

export const landing: Words["landing"] = {
  page: "Aurora: Sitzungen, die enden, wenn sie enden sollen",
  description: "Eine Next.js-App und die Sitzungsschicht darin. Wer sich abmeldet, ist wirklich abgemeldet.",
  title: "Sitzungen, die enden, wenn sie enden sollen",
  lead: "Aurora ist eine Next.js-App und die Sitzungsschicht darin. Sie sehen jedes Gerät, das angemeldet ist, und melden sich hier, dort oder überall ab. Dann ist es wirklich vorbei.",
  createAccount: "Konto erstellen",
  signIn: "Anmelden",
  promisesTitle: "Was Aurora verspricht",
  promises: [
    {
      title: "Vorbei heißt vorbei",
      text: "Sobald eine Abmeldung bestätigt ist, gilt keine Kopie ihres Cookies oder ihrer Token mehr, nirgends, ab der nächsten Anfrage.",
    },
    {
      title: "Ehrlich",
      text: "Niemand liest „abgemeldet“, bevor es stimmt. Lässt es sich noch nicht bestätigen, sagt Aurora das und bringt es ohne Sie zu Ende.",
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
