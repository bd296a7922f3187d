/** The sessions of a person. */
export const devices = {
  thisDevice: "This device",
  names: {
    known: "{browser} on {system}",
    unknown: "Unknown device",
  },
  unknownAddress: "Unknown address",
  /** A network, without the part that names one household. */
  near: "near {address}",
  thisComputer: "this computer",
  localNetwork: "your local network",
  seen: "First seen {first} · last seen {last}",
  others: "Other devices",
  none: "You are signed in here only.",
  signOut: "Sign out",
  signingOut: "Signing out…",
  doing: "Signing out {device}",
  endTitle: "Sign out {device}?",
  endDetail: "It loses access at once.",
  signedOut: "Signed out",
  done: "{device} was signed out.",
  failed: "This device is still signed in",
  signOutOthers: "Sign out other devices",
  signingOutOthers: "Signing out other devices",
  othersFailed: "The other devices are still signed in",
  othersTitle: "Sign out all other devices?",
  appsToo: "They lose access at once. Connected apps are disconnected too, and this device stays signed in.",
  disconnect: "Disconnect",
  disconnectTitle: "Disconnect {app}?",
  disconnected: "Disconnected",
  ended: {
    none: "No other device was signed in.",
    some: {
      one: "{count} other device was signed out.",
      other: "{count} other devices were signed out.",
    },
  },
};
