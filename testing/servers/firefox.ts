import { firstWorking, pathsOf, type SystemProgram } from "./system-program.ts";

/** A Firefox that starts: the ESR first. */
export const FIREFOX: SystemProgram = {
  name: "Firefox",
  find: () => firstWorking(pathsOf(["firefox-esr", "firefox"], ["/Applications/Firefox.app/Contents/MacOS"])),
  debianPackages: ["firefox-esr"],
  how: "Debian's package firefox-esr, or `brew install --cask firefox`",
};
