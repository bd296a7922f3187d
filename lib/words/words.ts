import type * as en from "@/lib/words/en";

/** The catalogue's shape: a key that English has and another language has not, or the other way round, does not compile. */
export type Words = typeof en;

/** Returns the part of a catalogue that the pages of the signed-in side hand to the browser. */
export function appWords({
  activity,
  admin,
  apps,
  aurora,
  common,
  confirmation,
  dashboard,
  devices,
  events,
  profile,
  reasons,
  security,
  signIn,
  timeouts,
  tour,
  wasNotMe,
}: Words) {
  return {
    activity,
    admin,
    apps,
    aurora,
    common,
    confirmation,
    dashboard,
    devices,
    events,
    profile,
    reasons,
    security,
    signIn,
    timeouts,
    tour,
    wasNotMe,
  };
}

export type AppWords = ReturnType<typeof appWords>;
