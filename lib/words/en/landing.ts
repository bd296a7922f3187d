/** The landing page, and its picture. */
export const landing = {
  page: "Aurora: sessions that end when they should",
  description: "A Next.js app, and the session layer inside it. When someone signs out, it is really over.",
  title: "Sessions that end when they should",
  lead: "Aurora is a Next.js app, and the session layer inside it. See every device that is signed in, and sign out here, there or everywhere. When you do, it is really over.",
  createAccount: "Create account",
  signIn: "Sign in",
  promisesTitle: "What Aurora promises",
  promises: [
    {
      title: "Over means over",
      text: "Once a sign-out is confirmed, no copy of its cookie or tokens is accepted anywhere, from the very next request.",
    },
    {
      title: "Honest",
      text: "Nobody is told “signed out” before it is true. If it can't be confirmed yet, Aurora says so, and finishes it without you.",
    },
    {
      title: "Nothing stays",
      text: "Every tab of the browser empties itself and leaves the page. The Back button has nothing to show.",
    },
    {
      title: "You may always leave",
      text: "Signing out needs no JavaScript and no valid session, is never rate-limited, and no other site can trigger it.",
    },
  ],
  proof: "Every promise has a test that fails when the code behind it is removed.",
  picture: {
    description:
      "A receipt after signing out: the session ended, two other devices were signed out, three tabs and this browser were emptied, and a copy of the cookie is refused with 401.",
    title: "Receipt",
    lines: ["This session ended", "2 other devices signed out", "3 tabs emptied", "This browser emptied"],
    cookie: "copied cookie",
  },
};
