import type { AppWords } from "@/lib/words/words";

export const leaving: AppWords["leaving"] = {
  title: "Abmelden?",
  detail: "Jeder offene Tab dieses Browsers schließt, was er zeigt. Sie können sich jederzeit wieder anmelden.",
  everywhere: "Auch alle anderen Geräte abmelden",
  confirm: "Abmelden",
  finishFirst: "Erst fertig machen",
  unsent: "Das haben Sie eingegeben und nicht abgeschickt. Beim Abmelden geht es verloren:",
  running:
    "Das wurde abgeschickt und ist noch nicht beantwortet. Wenn Sie jetzt gehen, ist es vielleicht getan, vielleicht nicht:",
  unnamedChange: "Eine Änderung auf dieser Seite",
};
