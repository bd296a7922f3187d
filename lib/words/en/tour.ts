import { NAME } from "@/product/product";

/** The guided tour of a new user's dashboard. */
export const tour = {
  open: `Three steps to see what ${NAME} is for`,
  done: `You have seen what ${NAME} is for`,
  doneDetail:
    "You signed out everywhere: every session of yours ended, and this is the first one since. Build on it: your pages live beside this one.",
  putAway: "Don't show this",
  tabTitle: "Open a second tab",
  tab: "Tabs of one browser know each other. When one signs out, all of them are cleared.",
  openTab: "Open a tab",
  deviceTitle: "Connect a second device",
  scan: "Scan this with a phone, or open the address anywhere, and sign in.",
  loopback:
    "This installation can be reached from this computer only, so no phone gets here. Another browser or a private window is a device of its own: open the address there, and sign in.",
  address: "Address",
  code: "QR code of {address}",
  everywhereTitle: "Sign out everywhere",
  everywhere: "Put both where you can see them, and confirm. The tab leaves at once, the device a moment later.",
  signOutEverywhere: "Sign out everywhere",
  progress: "{done} of {all} steps are done.",
  lastStep: "{done} of {all} steps are done. The last one signs you out.",
};
