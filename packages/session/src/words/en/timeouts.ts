/** The end of a session that nobody asked for: the warning before it, and the text that comes back after it. */
export const timeouts = {
  idleTitle: "Are you still there?",
  absoluteTitle: "Your session ends soon",
  idle: "You will be signed out in {time}, because nobody has used this page for a while.",
  absolute: "You will be signed out in {time}, because this session reaches its maximum lifetime.",
  checking: "We are checking whether your session is over.",
  unsent: "What you typed but didn't send stays in this tab for 10 minutes. Sign in again here, and it is back.",
  notTold: "We couldn't tell the server",
  signOutNow: "Sign out now",
  stay: "Stay signed in",
  goOn: "Continue until then",
  back: "What you typed is back.",
  homelessTitle: "What you typed before",
  homeless: "The page has changed, so we couldn't put this back. Copy what you need.",
  haveIt: "I have it",
};
