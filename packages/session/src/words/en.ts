import { browserWords } from "./en/browser.ts";
import { connection } from "./en/connection.ts";
import { devices } from "./en/devices.ts";
import { leaving } from "./en/leaving.ts";
import { outage } from "./en/outage.ts";
import { receipt } from "./en/receipt.ts";
import { steps } from "./en/steps.ts";
import { timeouts } from "./en/timeouts.ts";

/**
 * What the package's code in the browser says, in English. Any part of it can be replaced. Each room is a file of its own, so that
 * a page loads those that it says something of.
 */
export const en = {
  browser: browserWords,
  leaving,
  timeouts,
  outage,
  connection,
  receipt,
  steps,
  devices,
};

/** What the package says, in one language. */
export type Words = typeof en;

/** A host's own words, in the place of any of ours. */
export type OwnWords = { readonly [Room in keyof Words]?: Partial<Words[Room]> | undefined };
