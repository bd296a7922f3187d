/** The way out, and the question before it. */
export const leaving = {
  button: "Sign out",
  title: "Sign out?",
  detail: "Every open tab in this browser is cleared. You can sign in again at any time.",
  everywhere: "Also sign out of all other devices",
  confirm: "Sign out",
  finishFirst: "Finish first",
  unsent: "You typed this and didn't send it. Signing out discards it:",
  running: "This was sent, and there is no answer yet. If you leave now, it may or may not be done:",
  unnamedChange: "A change on this page",
  offline: "You are signed out in this browser at once, and on the server as soon as it can be reached.",
  cancel: "Cancel",
};
