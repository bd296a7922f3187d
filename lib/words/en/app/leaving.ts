/** The question before a sign-out. */
export const leaving = {
  title: "Sign out?",
  detail: "Every open tab of this browser closes what it shows. You can sign in again at any time.",
  everywhere: "Also sign out of all other devices",
  confirm: "Sign out",
  finishFirst: "Finish first",
  unsent: "You typed this and didn't send it. Signing out discards it:",
  running: "This was sent, and is not answered yet. It may or may not be done when you leave now:",
  unnamedChange: "A change on this page",
};
