/** While the server can't be reached from here. A file of their own, because every page has them. */
export const connection = {
  offline: "You are offline",
  unreachable: "The server can't be reached",
  detail: "This page stays as it is. What you change now can't be sent.",
  kept: "This page stays open: another one can't be loaded now.",
  dialog: "This can't be sent until you are back online.",
};
