/** The page that creates an account. */
export const signUp = {
  page: "Create account",
  title: "Create your account",
  haveOne: "Already have one?",
  signIn: "Sign in",
  name: "Name",
  email: "Email",
  password: "Password",
  passwordHint: "8 to 128 characters. A phrase you don't use elsewhere is best.",
  submit: "Create account",
  submitting: "Creating account…",
};
