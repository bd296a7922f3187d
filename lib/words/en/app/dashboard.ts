/** The first page after signing in. */
export const dashboard = {
  title: "Dashboard",
  lead: "Who you are here, the session that this browser holds, and what happened last.",
  you: "You",
  name: "Name",
  noName: "No name yet",
  email: "Email",
  session: "This session",
  device: "Device",
  signedIn: "Signed in",
  idleEnd: "Ends without use",
  absoluteEnd: "Ends at the latest",
  activity: "Recent activity",
  allActivity: "All activity",
};
