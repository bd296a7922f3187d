/** The words that scripts say without the server. A file of their own, because every tab has them. */
export const browserWords = {
  unreachable: "The server can't be reached. Nothing is lost; we will try again.",
  unreadable: "The server answered something unexpected.",
  offline: {
    title: "Signed out on this browser",
    detail: "The server will be told when you are back online.",
  },
};
