/** The devices that hold a session. */
export const devices = {
  title: "Devices",
  lead: "Every device that is signed in to your account. Sign out the ones you don't use or don't know.",
  others: "Other devices",
  noneTitle: "No other device",
  none: "You are signed in here only.",
  signOut: "Sign out",
  signingOut: "Signing out…",
  doing: "Signing out {device}",
  done: "{device} was signed out.",
  failed: "This device is still signed in",
  signOutOthers: "Sign out other devices",
  signingOutOthers: "Signing out other devices",
  appsToo: "Connected apps are disconnected too.",
  othersFailed: "The other devices are still signed in",
};
