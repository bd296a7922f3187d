import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChildEnvironment } from "../../cli/process/child.ts";
import { chooseFreePort } from "./instance.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { firstExisting, pathsOf, requireProgram, type SystemProgram } from "./system-program.ts";

/** WebKitGTK with its driver. */
export const WEBKIT: SystemProgram = {
  name: "WebKitGTK",
  find: async () => firstExisting(pathsOf(["WebKitWebDriver"])),
  debianPackages: ["webkit2gtk-driver"],
  how: "Debian's package webkit2gtk-driver; there is none but for Linux",
};

/** An X server without a screen, because WebKitGTK draws on a display only. */
export const XVFB: SystemProgram = {
  name: "Xvfb",
  find: async () => firstExisting(pathsOf(["Xvfb"])),
  debianPackages: ["xvfb"],
  how: "Debian's package xvfb; there is none but for Linux",
};

type Place = { readonly folder: string; readonly env: ChildEnvironment };

async function startDisplay({ folder }: Pick<Place, "folder">): Promise<TestServer> {
  // A port that is free is a number that no display of this system has.
  const display = `:${await chooseFreePort()}`;
  return startTestServer({
    program: await requireProgram(XVFB),
    args: [display, "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
    user: {},
    folder,
    url: display,
    answers: async () => existsSync(`/tmp/.X11-unix/X${display.slice(1)}`),
    stopSignal: "SIGTERM",
  });
}

async function startDriver({ folder, env }: Place): Promise<TestServer> {
  const port = await chooseFreePort();
  const url = `http://127.0.0.1:${port}`;
  return startTestServer({
    program: await requireProgram(WEBKIT),
    args: [`--port=${port}`],
    user: {},
    env,
    folder,
    url,
    answers: () =>
      fetch(`${url}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    stopSignal: "SIGTERM",
  });
}

/** Starts WebKitGTK's driver on loopback, with a display and a home of its own. It has one browser at a time. */
export async function startWebKitDriver(): Promise<Pick<TestServer, "url" | "remove">> {
  const folder = await mkdtemp(join(tmpdir(), "aurora-webkit-"));
  const display = await startDisplay({ folder });
  const driver = await startDriver({ folder, env: { DISPLAY: display.url, HOME: folder } });
  return {
    url: driver.url,
    remove: async () => {
      await driver.stop();
      await display.remove();
    },
  };
}
