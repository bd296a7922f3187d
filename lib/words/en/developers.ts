/** Pages for those who build on Aurora. */
export const developers = {
  outbox: {
    title: "Outbox",
    lead: "Mail that this machine would have sent. Set SMTP_URL to send it; this page is then gone.",
    noneTitle: "No mail yet",
    none: "A forgotten password or a sign-in from a new browser writes one.",
    recipient: "To {recipient}",
    sealed: "This mail was sealed with another AUTH_SECRET and can't be read any more.",
  },
  api: {
    title: "API",
    lead: "Every operation with its inputs, answers and error codes, made from the schemas that parse them. Machines read it as {openapi}.",
    needsScripts: "This page needs JavaScript to show the reference.",
    failed: "The reference could not be loaded. Load the page again to try once more.",
    loading: "Loading the reference",
  },
};
