import { activity } from "@/lib/words/de/app/activity";
import { admin } from "@/lib/words/de/app/admin";
import { apps } from "@/lib/words/de/app/apps";
import { common } from "@/lib/words/de/app/common";
import { confirmation } from "@/lib/words/de/app/confirmation";
import { dashboard } from "@/lib/words/de/app/dashboard";
import { devices } from "@/lib/words/de/app/devices";
import { events } from "@/lib/words/de/app/events";
import { frame } from "@/lib/words/de/app/frame";
import { leaving } from "@/lib/words/de/app/leaving";
import { security } from "@/lib/words/de/app/security";
import { timeouts } from "@/lib/words/de/app/timeouts";
import { tour } from "@/lib/words/de/app/tour";
import type { Words } from "@/lib/words/words";

export const app: Words["app"] = {
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
