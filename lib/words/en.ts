import { reasons as all } from "aurora-session/words";

// Every word for people in English, which the other languages take their shape from.
export { en as aurora } from "aurora-session/words";
export * from "@/lib/words/en/account";
export * from "@/lib/words/en/activity";
export * from "@/lib/words/en/admin";
export * from "@/lib/words/en/browser";
export * from "@/lib/words/en/devices";
export * from "@/lib/words/en/frame";
export * from "@/lib/words/en/mail";
export * from "@/lib/words/en/problems";
export * from "@/lib/words/en/profile";
export * from "@/lib/words/en/sent-mails";
export * from "@/lib/words/en/session";
export * from "@/lib/words/en/tour";
export const reasons = {
  ...all.en,
  reported: `${all.en.reported} If your password doesn't work any more, choose a new one by the link that we emailed you.`,
};
