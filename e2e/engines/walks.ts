import type { Here } from "@/e2e/engines/here";
import { goBackAfterSignOut, goBackToKeptPage } from "@/e2e/engines/walks/back";
import { endAnotherDevice, signOutOffline } from "@/e2e/engines/walks/from-afar";
import { signInByForm, signUpByForm } from "@/e2e/engines/walks/signing-in";
import { signOutOfThreeTabs, signOutWithCopy } from "@/e2e/engines/walks/signing-out";
import { emptyTwelveStores } from "@/e2e/engines/walks/stores";
import { returnInPlace, warnInTwoTabs } from "@/e2e/engines/walks/timeouts";

/** A promise, as people walk it: one description for all engines. */
export type Walk = { readonly title: string; readonly go: (here: Here) => Promise<void> };

/** The walks that end a session in this browser. */
export const SHORT_WALKS: readonly Walk[] = [
  { title: "Three tabs and a sign-out", go: signOutOfThreeTabs },
  { title: "A copied cookie", go: signOutWithCopy },
  { title: "Back and Forward", go: goBackAfterSignOut },
  { title: "The twelve stores", go: emptyTwelveStores },
];

/** All walks, in the order of docs/browsers.md. */
export const WALKS: readonly Walk[] = [
  { title: "Sign-up", go: signUpByForm },
  { title: "Sign-in", go: signInByForm },
  ...SHORT_WALKS,
  { title: "Back to a page that was kept", go: goBackToKeptPage },
  { title: "The idle warning in two tabs", go: warnInTwoTabs },
  { title: "The return in place", go: returnInPlace },
  { title: "A sign-out offline", go: signOutOffline },
  { title: "The end of another device", go: endAnotherDevice },
];
