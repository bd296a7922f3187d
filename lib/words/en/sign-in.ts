/** The login page. */
export const signIn = {
  title: "Sign in",
  newHere: "New here?",
  createAccount: "Create an account",
  email: "Email",
  password: "Password",
  remember: "Keep me signed in on this device",
  submit: "Sign in",
  submitting: "Signing in…",
  forgot: "Forgot your password?",
  or: "or",
  provider: "Continue with {name}",
  goingToProvider: "Going to {name}…",
  elsewhere: {
    named: "You are signed in as {name} in another tab.",
    somebody: "You are signed in in another tab.",
    goOn: "Go on with that",
  },
};
