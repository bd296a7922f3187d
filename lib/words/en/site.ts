/** What stands around every page. */
export const site = {
  skip: "Skip to content",
  account: "Account",
  signIn: "Sign in",
  createAccount: "Create account",
  slogan: "Aurora. Sessions that end when they should.",
  language: "Language",
  colors: { label: "Colours", system: "System", light: "Light", dark: "Dark" },
};
