/** The page of what a person says of themselves. */
export const profile = {
  title: "Profile",
  lead: "Your name, and what we keep of you.",
  you: "You",
  youDetail: "Administrators see your name beside your email. Your initials stand for you in the header.",
  name: "Name",
  nameHint: "Optional. Leave it empty to have none.",
  saveName: "Save name",
  saving: "Saving…",
  nameSaved: "Your name is saved.",
  nameRemoved: "You have no name here any more.",
};
