import type { AppWords } from "@/lib/words/words";

export const devices: AppWords["devices"] = {
  title: "Geräte",
  lead: "Jedes Gerät, das in Ihrem Konto angemeldet ist. Melden Sie ab, was Sie nicht benutzen oder nicht kennen.",
  others: "Andere Geräte",
  noneTitle: "Kein anderes Gerät",
  none: "Sie sind nur hier angemeldet.",
  signOut: "Abmelden",
  signingOut: "Wird abgemeldet …",
  doing: "{device} abmelden",
  done: "{device} wurde abgemeldet.",
  failed: "Dieses Gerät ist noch angemeldet",
  signOutOthers: "Andere Geräte abmelden",
  signingOutOthers: "Andere Geräte abmelden",
  appsToo: "Verbundene Apps werden dabei auch getrennt.",
  othersFailed: "Die anderen Geräte sind noch angemeldet",
};
