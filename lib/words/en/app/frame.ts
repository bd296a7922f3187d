/** What stands around every page of the signed-in side, and what any of them may have to say. */
export const frame = {
  home: "Aurora, dashboard",
  signedInAs: "Signed in as {name}",
  pages: "Pages",
  signOut: "Sign out",
  outage: {
    title: "We can't check your session right now",
    detail: "You are not signed out, and what you see is kept. We try again by ourselves.",
  },
};
