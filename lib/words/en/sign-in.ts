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
};
