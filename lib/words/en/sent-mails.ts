/** The page of mails that were sent to the person. */
export const sentMails = {
  title: "Emails from us",
  lead: {
    one: "What we sent to your email address. An entry stays here for {count} day; what an email said is not kept.",
    other: "What we sent to your email address. An entry stays here for {count} days; what an email said is not kept.",
  },
  list: "Sent to you",
  listDetail:
    "“Sent” means that the mail server took it. If you can't find an email, look in your spam folder. The link that confirms a new address is not listed.",
  to: "to {recipient}",
  states: { waiting: "Waiting to be sent", sent: "Sent", failed: "Could not be delivered" },
  unknown: "Another email",
  noneTitle: "No emails yet",
  none: "Emails that we send to you from now on are listed here.",
  olderFailed: "Older emails couldn't be loaded",
};
