/** What a refused form says above its fields. */
export const forms = {
  checkFields: "Please check the marked fields.",
  tryAgainIn: "You can try again in {wait}.",
  /** Without scripts, where a form of an older deployment was sent. */
  outdated: {
    title: "This page was updated",
    text: "It was updated while you had it open, so nothing was sent. Go back to copy what you typed, then load the new version and send it again.",
    load: "Load the new version",
  },
};
