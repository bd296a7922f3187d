/** Pages that say one thing and what to do next. */
export const notices = {
  notFound: {
    title: "Page not found",
    detail: "There is nothing at this address. The link may be old, or have a typing mistake.",
    dashboard: "Go to the dashboard",
    start: "Go to the start page",
  },
  unverifiable: {
    title: "We couldn't check your session",
    detail:
      "Our database doesn't answer right now. You are not signed out, and nothing is lost. Try again in a moment.",
    tryAgain: "Try again",
    signOut: "Sign out",
  },
};
