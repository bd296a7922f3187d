import type { Words } from "@/lib/words/words";
import { de as aurora, reasons } from "aurora-session/words";
import * as account from "@/lib/words/de/account";
import * as activity from "@/lib/words/de/activity";
import * as admin from "@/lib/words/de/admin";
import * as browser from "@/lib/words/de/browser";
import * as devices from "@/lib/words/de/devices";
import * as frame from "@/lib/words/de/frame";
import * as mail from "@/lib/words/de/mail";
import * as problems from "@/lib/words/de/problems";
import * as session from "@/lib/words/de/session";
import * as tour from "@/lib/words/de/tour";

/** Every word for people in German. */
export const de: Words = {
  aurora,
  reasons: reasons.de,
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
