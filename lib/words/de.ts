import { reasons as all } from "aurora-session/words";

// Every word for people in German.
export { de as aurora } from "aurora-session/words";
export * from "@/lib/words/de/account";
export * from "@/lib/words/de/activity";
export * from "@/lib/words/de/admin";
export * from "@/lib/words/de/browser";
export * from "@/lib/words/de/devices";
export * from "@/lib/words/de/frame";
export * from "@/lib/words/de/mail";
export * from "@/lib/words/de/problems";
export * from "@/lib/words/de/profile";
export * from "@/lib/words/de/sent-mails";
export * from "@/lib/words/de/session";
export * from "@/lib/words/de/tour";
export const reasons = {
  ...all.de,
  reported: `${all.de.reported} Wenn Ihr Passwort nicht mehr gilt, wählen Sie mit dem Link ein neues, den wir Ihnen gesendet haben.`,
};
