import { NAME } from "@/product/product";

/** Mails, a paragraph for each text. */
export const mails = {
  from: `${NAME}, {origin}`,
  passwordReset: {
    subject: "Choose a new password",
    paragraphs: [
      "Somebody, probably you, asked for a new password for your account. Choose one here:",
      "{link}",
      "The link works once, for 30 minutes. Choosing a new password signs you out on every device.",
      "If it wasn't you, ignore this email: nothing has changed.",
    ],
  },
  securedAccount: {
    subject: "Your account is secured: choose a new password",
    paragraphs: [
      "You told us that something in your account wasn't you. Every device is signed out, and neither the old password nor a provider that was linked opens it any more. Choose a new password here:",
      "{link}",
      "The link works once, for 30 minutes. After that, “Forgot your password?” on the sign-in page sends another.",
    ],
  },
  passwordChanged: {
    subject: "Your password was changed",
    paragraphs: [
      "The password of your account was changed, which signed out other devices.",
      "If that was you, there is nothing to do.",
      "If not, choose a new one at once: {link}",
    ],
  },
  passwordReplaced: {
    subject: "Your password was changed",
    paragraphs: [
      "A new password was chosen for your account by a link that we emailed to you. Every device is signed out, sign-in through a provider, if there was any, is removed, and browsers that the account knew are new to it again.",
      "If that was you, there is nothing to do.",
      "If not, choose a new one at once: {link}",
    ],
  },
  signInMethodRemoved: {
    subject: "A way to sign in was removed",
    paragraphs: [
      "Nobody can sign in to your account this way any more: {method}. Other devices were signed out.",
      "If that was you, there is nothing to do.",
      "If not, choose a new password at once: {link}",
    ],
  },
  confirmEmail: {
    subject: "Confirm your email address",
    paragraphs: [
      "Somebody, probably you, created an account with this address. Confirm that it is yours:",
      "{link}",
      "The link works once, for 24 hours.",
      "If it wasn't you, don't confirm. The account is yours if you choose a password of your own, which throws out whoever created it: {reset}",
    ],
  },
  addressInUse: {
    subject: "There is already an account with your address",
    paragraphs: [
      "Somebody, probably you, wanted to create an account with this address. There already is one: sign in, or choose a new password here:",
      "{link}",
      "The link works once, for 30 minutes. Choosing a new password signs out every device, and removes sign-in through a provider: whoever created the account, it is yours then.",
      "If it wasn't you, ignore this email: nothing has changed.",
    ],
  },
  accountClaimed: {
    subject: "Your account is yours alone now",
    paragraphs: [
      "You signed in with {method}, which has confirmed that this address is yours. There was an account with it that nobody had ever confirmed: its password, devices, apps and other ways to sign in are gone, and it is yours now.",
      "If that was you, there is nothing to do. To have a password too, choose one here: {link}",
    ],
  },
  emailChange: {
    subject: "Confirm your new email address",
    paragraphs: [
      "Somebody, probably you, wants to use this address for their account. Confirm it here:",
      "{link}",
      "The link works once, for 30 minutes. If it wasn't you, ignore this email: nothing has changed.",
    ],
  },
  emailInUse: {
    subject: "Somebody tried to use your email address",
    paragraphs: [
      "Somebody asked to use this address for another account. It already has one, so nothing has changed.",
      "If that was you, sign in with this address instead.",
    ],
  },
  emailChanged: {
    subject: "Your email address was changed",
    paragraphs: [
      "Your account now uses another email address, and other devices were signed out.",
      "If that was you, there is nothing to do.",
      "If not, take it back here. Every device is then signed out, and you choose a new password:",
      "{link}",
      "The link works once, until 7 days after the change.",
    ],
  },
  newDevice: {
    subject: "New sign-in to your account",
    app: "the app “{app}”",
    deviceNear: "{device}, near the address {address}",
    paragraphs: [
      "There was a sign-in that your account has not seen before, from {where}, at {time}.",
      "If that was you, there is nothing to do.",
      "If not, say so here. Every device is then signed out, and the password stops working until you have chosen a new one:",
      "{link}",
      "The link works once, for 7 days.",
    ],
  },
  failedSignIns: {
    subject: "Somebody is trying to guess your password",
    paragraphs: [
      "There were 20 sign-ins to your account in a row with a wrong password, from browsers that it has not seen before. None of them got in.",
      "After 100, only browsers that you have used before may still try, until you sign in with one of them or choose a new password.",
      "If that was you, choose a new password here: {link}",
      "If not, there is nothing to do, as long as you use this password nowhere else.",
    ],
  },
  refreshReuse: {
    subject: "An app was disconnected from your account",
    paragraphs: [
      "The sign-in of “{app}” was used from two places at once, as happens when somebody has copied it. The app was disconnected at once, and neither copy works any more.",
      "If you use the app, connect it again. If you don't know it, change your password:",
      "{link}",
    ],
  },
  reauthentication: {
    subject: "{code} is your code",
    title: "A code to confirm that it is you",
    paragraphs: [
      "Your code is {code}. It works once, for 10 minutes, in the browser that asked for it.",
      "We will never ask you to tell it to us. If you didn't ask for it, look at your devices and sign out any that you don't recognise.",
    ],
  },
  accountDeleted: {
    subject: "Your account was deleted",
    paragraphs: ["Your account and what was in it are gone, and every device is signed out."],
  },
  movedAccountDeleted: {
    subject: "Your account was deleted",
    paragraphs: [
      "The account that had this address before was deleted, and every device is signed out.",
      "If that was you, there is nothing to do.",
      "If not, take it back: the link in our email “{change}” works until {time}. It brings the account back to this address, and you choose a new password.",
    ],
  },
};
