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
  data: "Your data",
  dataDetail:
    "Everything that we keep of you, as one JSON file: account, ways to sign in, devices and apps, activity. Passwords, tokens and what else opens something are not in it.",
  download: "Download my data",
  downloading: "Gathering your data…",
  doingDownload: "Downloading your data",
  downloaded: "Your data is in your downloads.",
  notDownloaded: "Your data was not downloaded",
  deletion: "Delete your account, on the page “Security”",
};
