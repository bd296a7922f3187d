import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { run } from "./child.ts";
import { installFromDebian } from "./installed-program.ts";
import { OperatorError } from "./operator-error.ts";

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

function onPath(names: readonly string[]): string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function given(variable: "CHROMIUM_PATH" | "CHROMIUM_SHELL_PATH"): string[] {
  const path = process.env[variable];
  return path ? [path] : [];
}

function chromiums(): string[] {
  return [...given("CHROMIUM_PATH"), ...onPath(NAMES), ...MAC_PATHS, chromium.executablePath()];
}

// Ubuntu's /usr/bin/chromium-browser may only be words about a snap, and Playwright's own may lack system libraries.
async function works(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const { code } = await run(path, ["--version"], { output: "keep" });
  return code === 0;
}

async function firstWorking(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await works(path)) return path;
  return null;
}

async function download(): Promise<void> {
  await run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], { output: "keep" });
}

/**
 * A Chromium that starts: an installed one, else Playwright's download, else Debian's package when root; and the headless
 * shell that is installed beside it, if any.
 */
export async function findOrInstallBrowsers(): Promise<Browsers> {
  const headlessShell = await firstWorking([...given("CHROMIUM_SHELL_PATH"), ...onPath(SHELL_NAMES)]);
  for (const install of [async () => {}, download, () => installFromDebian("chromium")]) {
    await install();
    const path = await firstWorking(chromiums());
    if (path !== null) return { chromium: path, headlessShell };
  }
  throw new OperatorError("No Chromium was found or could be installed: install one, or set CHROMIUM_PATH to it.");
}
