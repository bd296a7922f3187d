/**
 * The words that the browser says by itself, where no page could hand it words. Every page has the English ones, so keep them
 * few.
 */
export const browser = {
  show: "Show",
  hide: "Hide",
  error: {
    title: "Something went wrong",
    page: "This page couldn't be shown. That is our fault, not yours. Trying again often helps.",
    offlineTitle: "You seem to be offline",
    offline: "This page couldn't be loaded. Try again once you are back online.",
    tryAgain: "Try again",
    start: "Go to the start page",
  },
  unsent: {
    outdated:
      "This page was updated while you had it open, so nothing was sent. Load the new version: your text stays, only a password has to be typed again.",
    reload: "Load the new version",
    offline: "You seem to be offline. Your text is still here: try again once you are back online.",
    unreachable: "The server can't be reached. Your text is still here: check your connection, then try again.",
    failed: "Something went wrong, and that is our fault, not yours. Your text is still here: try again.",
  },
  nothingChanged: "Nothing was changed.",
  checkFields: "Please check the marked fields.",
};
