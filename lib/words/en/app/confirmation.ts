/** The question for the password, or another factor, in the middle of something. */
export const confirmation = {
  title: "Confirm that it's you",
  detail: "It is a while since you last did. Then what you asked for goes on.",
  mail: "We mail you a code that works once, in this browser.",
  sendCode: "Mail me a code",
  sendingCode: "Sending…",
  password: "Password",
  code: "Code from the mail",
  confirm: "Confirm",
  confirming: "Confirming…",
  wrongPassword: "This is not your password.",
  wrongCode: "This is not the code.",
};
