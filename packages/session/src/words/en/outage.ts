/** While nobody can tell whether the session is live. */
export const outage = {
  title: "We can't check your session right now",
  detail: "You are not signed out, and what you see is kept. We keep trying.",
};
