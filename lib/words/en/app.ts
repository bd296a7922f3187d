import { activity } from "@/lib/words/en/app/activity";
import { admin } from "@/lib/words/en/app/admin";
import { apps } from "@/lib/words/en/app/apps";
import { common } from "@/lib/words/en/app/common";
import { confirmation } from "@/lib/words/en/app/confirmation";
import { dashboard } from "@/lib/words/en/app/dashboard";
import { devices } from "@/lib/words/en/app/devices";
import { events } from "@/lib/words/en/app/events";
import { frame } from "@/lib/words/en/app/frame";
import { leaving } from "@/lib/words/en/app/leaving";
import { security } from "@/lib/words/en/app/security";
import { timeouts } from "@/lib/words/en/app/timeouts";
import { tour } from "@/lib/words/en/app/tour";

/** The signed-in side, whose pages hand these words to the browser. */
export const app = {
  activity,
  admin,
  apps,
  common,
  confirmation,
  dashboard,
  devices,
  events,
  frame,
  leaving,
  security,
  timeouts,
  tour,
};
