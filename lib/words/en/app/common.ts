/** Words of many pages. */
export const common = {
  cancel: "Cancel",
  loading: "Loading…",
  oneMoment: "One moment…",
  tryAgain: "Try again",
  thisDevice: "This device",
  unknownAddress: "Unknown address",
  seen: "First seen {first} · last seen {last}",
  devices: { known: "{browser} on {system}", unknown: "Unknown device" },
  otherDevices: {
    none: "No other device was signed in.",
    some: { one: "{count} other device was signed out.", other: "{count} other devices were signed out." },
  },
  methods: {
    password: "Password",
    github: "GitHub",
    google: "Google",
    oidc: "Single sign-on",
    connected: "Connected from a browser",
  },
};
