/** What the browser says by itself, where no page could hand it words. Both languages' are in every page, so keep them few. */
export const browser = {
  show: "Show",
  hide: "Hide",
  error: {
    title: "Something went wrong",
    page: "This page couldn't be shown. That is our fault, not yours. Trying again often helps.",
    tryAgain: "Try again",
    start: "Go to the start page",
  },
  unreachable: "The server can't be reached. Nothing is lost; we will try again.",
  unreadable: "The server answered something unexpected.",
  nothingChanged: "Nothing was changed.",
  checkFields: "Please check the marked fields.",
  offline: {
    title: "Signed out on this browser",
    detail: "The server will be told when you are back online.",
  },
};
