import { chromium } from "@playwright/test";
import { run } from "../../cli/process/child.ts";
import { firstWorking, pathsOf, requireProgram, requirePrograms, type SystemProgram } from "./system-program.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const SHELL_NAMES = ["chromium-headless-shell", "chrome-headless-shell"];
const MAC_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browsers that browser tests run in. */
export type Browsers = {
  readonly chromium: string;
  /** The same engine without a window, half as costly; null where none is installed. */
  readonly headlessShell: string | null;
};

function given(variable: "CHROMIUM_PATH" | "CHROMIUM_SHELL_PATH"): string[] {
  const path = process.env[variable];
  return path ? [path] : [];
}

/** A Chromium that starts: the one that `CHROMIUM_PATH` names, an installed one, or Playwright's download. */
export const CHROMIUM: SystemProgram = {
  name: "Chromium",
  find: () => firstWorking([...given("CHROMIUM_PATH"), ...pathsOf(NAMES), ...MAC_PATHS, chromium.executablePath()]),
  debianPackages: ["chromium", "chromium-headless-shell"],
  download: () =>
    run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], { output: "keep" }),
  how: "`npx playwright install chromium`, Debian's package chromium, or CHROMIUM_PATH with the path of one",
};

/** The browsers of this system. Throws an `OperatorError` where there is none that may be used or installed. */
export async function requireBrowsers(): Promise<Browsers> {
  await requirePrograms([CHROMIUM]);
  return {
    chromium: await requireProgram(CHROMIUM),
    headlessShell: await firstWorking([...given("CHROMIUM_SHELL_PATH"), ...pathsOf(SHELL_NAMES)]),
  };
}
