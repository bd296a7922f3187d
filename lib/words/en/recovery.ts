/** The pages that lead to a new password. */
export const recovery = {
  forgot: {
    title: "Forgot your password?",
    lead: "We mail you a link to choose a new one. It signs you out on every device.",
    remembered: "Remembered it?",
    signIn: "Sign in",
    email: "Email",
    submit: "Send me a link",
    submitting: "Sending…",
    done: "If {email} has an account, a link is on its way. It works for 30 minutes.",
    outbox: "No mail server is set up here: mail waits in the {outbox}.",
    outboxLink: "outbox",
  },
  reset: {
    title: "Choose a new password",
    lead: "Saving it signs you out on every device, and removes sign-in through a provider.",
    password: "New password",
    passwordHint: "8 to 128 characters. A phrase you don't use elsewhere is best.",
    submit: "Save new password",
    submitting: "Saving…",
    done: "Your password is changed, and every device is signed out.",
    signIn: "Sign in",
    closedTitle: "This link doesn't work any more",
    closed: "It was used already, or is older than 30 minutes.",
    askAgain: "Ask for a new one",
  },
};
