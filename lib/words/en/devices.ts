import { en as aurora } from "aurora-session/words";

/** The devices that hold a session. */
export const devices = {
  title: "Devices",
  lead: "Every device that is signed in to your account. Sign out any that you don't use or don't recognise.",
  noneTitle: "No other device",
  counted: { one: "{count} other device is signed in.", other: "{count} other devices are signed in." },
  activeNow: "Active now",
  active: "Active {time}",
  signedIn: "Signed in {time}",
  isNew: "New",
  find: "Find a device",
  found: { one: "{count} device matches.", other: "{count} devices match." },
  noneFound: "No device matches. Search for a browser, a system, an address or a name that you gave.",
  showMore: { one: "Show one more", other: "Show {count} more" },
  name: "Name it",
  rename: "Rename",
  nameTitle: "Name this device",
  nameDetail: "So that you recognise it. The name stays as long as this device is signed in.",
  ownName: "Name",
  ownNameHint: "For instance “Kitchen tablet”. Leave it empty to go back to “{device}”.",
  saveName: "Save",
  savingName: "Saving…",
  named: "The name is saved.",
};

/** What to do about something in the account that wasn't the person. */
export const wasNotMe = {
  label: "This wasn't me",
  title: "This wasn't you?",
  detail: "Then somebody else may be able to get into your account. Securing it means:",
  steps: [
    "Every device is signed out, including this one.",
    "The password stops working, and sign-in through a provider is removed.",
    "We email you a link to choose a new password.",
  ],
  secure: "Secure my account",
  securing: "Securing your account",
  failed: "Your account is not secured yet",
  refusedDetail:
    "Nobody got in this time. If you see many of these, or use this password elsewhere, choose a new one: that signs out your other devices.",
  changePassword: "Change password",
  close: "Close",
};

/** The apps that use the API as somebody. */
export const apps = {
  title: "Connected apps",
  noneTitle: "No connected app",
  none: "No app uses your account.",
  connected: "Connected {time}",
  used: "Last used {time}",
  disconnect: aurora.devices.disconnect,
  disconnecting: "Disconnecting…",
  doing: "Disconnecting {app}",
  endDetail: "It loses access at once. Its tokens stop working, and you can connect it again.",
  done: "{app} was disconnected.",
  failed: "This app is still connected",
  connectTitle: "Connect an app",
  connectDetail:
    "It may use the API as you, until you disconnect it or sign out here. If this session ends by itself, the app stays connected.",
  name: "Name of the app",
  connect: "Connect",
  connecting: "Connecting…",
  tokensTitle: "Copy the tokens now",
  tokensDetail: "They are shown only once. Whoever has them can use the API as you.",
  userId: "User ID, for the header X-User-ID",
  refreshToken: "Refresh token",
  accessToken: "Access token, for the first 15 minutes",
  close: "Done",
  leaveTokensTitle: "Leave without the tokens?",
  leaveTokens: "They can't be shown again. If you haven't copied them, you would have to connect the app once more.",
  backToTokens: "Back to the tokens",
  leaveThem: "Leave",
  copy: "Copy",
  copyWhat: "Copy {what}",
  copied: "Copied.",
  selected: "It is selected: copy it with the keyboard.",
};
