import { de as aurora } from "aurora-session/words";
import type { Words } from "@/lib/words/words";

export const devices: Words["devices"] = {
  title: "Geräte",
  lead: "Jedes Gerät, das in Ihrem Konto angemeldet ist. Melden Sie ab, was Sie nicht benutzen oder nicht kennen.",
  noneTitle: "Kein anderes Gerät",
};

export const apps: Words["apps"] = {
  title: "Verbundene Apps",
  noneTitle: "Keine verbundene App",
  none: "Nur Browser benutzen Ihr Konto.",
  seen: "Verbunden {first} · zuletzt benutzt {last}",
  disconnect: aurora.devices.disconnect,
  disconnecting: "Wird getrennt …",
  doing: "{app} trennen",
  done: "{app} wurde getrennt.",
  failed: "Diese App ist noch verbunden",
  connectTitle: "Eine App verbinden",
  connectDetail:
    "Sie darf die API in Ihrem Namen benutzen, bis Sie sie trennen oder sich hier abmelden. Endet diese Sitzung von selbst, macht die App weiter.",
  name: "Name der App",
  connect: "Verbinden",
  connecting: "Wird verbunden …",
  tokensTitle: "Kopieren Sie die Token jetzt",
  tokensDetail: "Sie werden nur dieses eine Mal gezeigt. Wer sie hat, kann die API in Ihrem Namen benutzen.",
  userId: "Benutzer-ID, für die Kopfzeile X-User-ID",
  refreshToken: "Refresh-Token",
  accessToken: "Access-Token, für die ersten 15 Minuten",
  close: "Fertig",
  leaveTokensTitle: "Ohne die Token schließen?",
  leaveTokens:
    "Sie können nicht noch einmal gezeigt werden. Wenn Sie sie nicht kopiert haben, müssten Sie die App noch einmal verbinden.",
  backToTokens: "Zurück zu den Token",
  leaveThem: "Schließen",
  copy: "Kopieren",
  copyWhat: "{what} kopieren",
  copied: "Kopiert.",
  selected: "Der Text ist markiert: Kopieren Sie ihn mit der Tastatur.",
};
