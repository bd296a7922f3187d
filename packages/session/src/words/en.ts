/** What the package's code in the browser says, in English. Any part of it can be replaced. */
export const en = {
  /** The words that scripts say without the server. */
  browser: {
    unreachable: "The server can't be reached. Nothing is lost; we will try again.",
    unreadable: "The server answered something unexpected.",
    offline: {
      title: "Signed out on this browser",
      detail: "The server will be told when you are back online.",
    },
  },
};
