import { en as aurora, reasons } from "aurora-session/words";
import * as account from "@/lib/words/en/account";
import * as activity from "@/lib/words/en/activity";
import * as admin from "@/lib/words/en/admin";
import * as browser from "@/lib/words/en/browser";
import * as devices from "@/lib/words/en/devices";
import * as frame from "@/lib/words/en/frame";
import * as mail from "@/lib/words/en/mail";
import * as problems from "@/lib/words/en/problems";
import * as session from "@/lib/words/en/session";
import * as tour from "@/lib/words/en/tour";

/** Every word for people in English, which the other languages take their shape from. */
export const en = {
  aurora,
  reasons: reasons.en,
  ...account,
  ...activity,
  ...admin,
  ...browser,
  ...devices,
  ...frame,
  ...mail,
  ...problems,
  ...session,
  ...tour,
};
