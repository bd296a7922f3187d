/** The way back after a session that timed out, for somebody whose unsent text is kept. */
export const timeouts = {
  signInTitle: "Sign in to continue",
  kept: "What you typed is kept in this tab for 10 minutes. It comes back when you sign in as the same person.",
  leave: "Leave without it",
  anotherWay: "Sign in another way, in a new tab",
};

/** The question for the password, or another factor, in the middle of something. */
export const confirmation = {
  title: "Confirm that it's you",
  detail: "It has been a while since you last did. What you started continues right after.",
  mail: "We'll email you a code that works once, in this browser.",
  sendCode: "Email me a code",
  sendingCode: "Sending…",
  password: "Password",
  code: "Code from the email",
  confirm: "Confirm",
  confirming: "Confirming…",
  wrongPassword: "This is not your password.",
  wrongCode: "This is not the code.",
};

/** The page on which a sign-out lands: what is true instead of the receipt. */
export const signedOut = {
  pages: { signed_in: "You are signed in", unfinished: "Signing you out", signed_out: "Signed out" },
  stillSignedIn: {
    title: "You are signed in as {name}",
    lead: "Nobody has signed out here, or somebody has signed in since.",
    goOn: "Go to the dashboard",
  },
};
