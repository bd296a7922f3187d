import { en as aurora } from "aurora-session/words";

/** The devices that hold a session. */
export const devices = {
  title: "Devices",
  lead: "Every device that is signed in to your account. Sign out the ones you don't use or don't know.",
  noneTitle: "No other device",
};

/** The apps that use the API as somebody. */
export const apps = {
  title: "Connected apps",
  noneTitle: "No connected app",
  none: "Nothing but a browser uses your account.",
  seen: "Connected {first} · last use {last}",
  disconnect: aurora.devices.disconnect,
  disconnecting: "Disconnecting…",
  doing: "Disconnecting {app}",
  done: "{app} was disconnected.",
  failed: "This app is still connected",
  connectTitle: "Connect an app",
  connectDetail:
    "It may use the API as you, until you disconnect it or sign out here. If this session ends by itself, the app goes on.",
  name: "Name of the app",
  connect: "Connect",
  connecting: "Connecting…",
  tokensTitle: "Copy the tokens now",
  tokensDetail: "They are shown this once. Whoever has them can use the API as you.",
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
