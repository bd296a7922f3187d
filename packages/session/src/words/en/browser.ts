/** The words that scripts say without the server. A file of their own, because every tab has them. */
export const browserWords = {
  unreachable: "The server can't be reached. Check your connection, then try again.",
  unreadable: "The server answered something unexpected.",
  /** On the cover, where a page is not shown any more, or not yet. */
  cover: { signingOut: "Signing you out…", oneMoment: "One moment…" },
  offline: {
    title: "Signed out in this browser",
    detail: "The server will be told when you are back online.",
  },
};
