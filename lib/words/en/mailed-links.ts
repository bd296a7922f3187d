/** The pages that the links of our mails lead to, each with one button, and what it did. */
export const mailedLinks = {
  confirmEmail: {
    title: "Confirm your new email",
    lead: "Your account then uses this address, and other devices are signed out.",
    submit: "Confirm new email",
    submitting: "Confirming…",
    done: "Your new email is confirmed, and other devices are signed out.",
  },
  verifyEmail: {
    title: "Confirm your email",
    lead: "If you created an account with this address, confirm that it is yours.",
    submit: "Confirm email",
    submitting: "Confirming…",
    done: "Your email is confirmed.",
  },
  reportSignIn: {
    title: "This wasn't me",
    lead: "Every device is signed out, sign-in through a provider is removed, and the password stops working until you have chosen a new one. We mail you a link for that.",
    submit: "This wasn't me",
    submitting: "Signing out everybody…",
    done: "Every device is signed out, and the old password is dead. A link to choose a new one is on its way.",
  },
  undoEmailChange: {
    title: "Take your email back",
    lead: "Your account gets this address back, every device is signed out, sign-in through a provider is removed, and we mail you a link to choose a new password.",
    submit: "Take my email back",
    submitting: "Taking it back…",
    done: "Your account has this address again, and every device is signed out. A link to choose a new password is on its way.",
  },
};
