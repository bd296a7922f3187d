import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { run } from "./child.ts";
import { installFromDebian } from "./installed-program.ts";
import { OperatorError } from "./operator-error.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

function candidates(): string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const named = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const given = process.env["CHROMIUM_PATH"];
  return [...(given ? [given] : []), ...named, ...MAC_PATHS, chromium.executablePath()].filter((path) =>
    existsSync(path),
  );
}

// Ubuntu's /usr/bin/chromium-browser may only be words about a snap, and Playwright's own may lack system libraries.
async function works(path: string): Promise<boolean> {
  const { code } = await run(path, ["--version"], { output: "keep" });
  return code === 0;
}

async function findWorking(): Promise<string | null> {
  for (const path of candidates()) if (await works(path)) return path;
  return null;
}

async function download(): Promise<void> {
  await run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], { output: "keep" });
}

/** The path of a Chromium that starts: an installed one, else Playwright's download, else Debian's package when root. */
export async function findOrInstallChromium(): Promise<string> {
  for (const install of [async () => {}, download, () => installFromDebian("chromium")]) {
    await install();
    const path = await findWorking();
    if (path !== null) return path;
  }
  throw new OperatorError("No Chromium was found or could be installed: install one, or set CHROMIUM_PATH to it.");
}
