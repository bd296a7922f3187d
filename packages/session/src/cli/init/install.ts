import { spawn } from "node:child_process";
import { CommandError } from "../command-error.ts";
import { installArguments, type PackageManager } from "./host/package-manager.ts";

const SHOWN_LINES = 25;

/** Runs the package manager's install. Throws `CommandError` with the end of what it said. */
export async function runInstall(manager: PackageManager, folder: string): Promise<void> {
  const child = spawn(manager, [...installArguments(manager, folder)], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    // In production, some leave out the packages of development, which types and Prisma are among.
    env: { ...process.env, NODE_ENV: "development" },
    // Package managers are scripts there.
    shell: process.platform === "win32",
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (said += data.toString()));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on("error", () => {
      reject(
        new CommandError(
          `${manager}, whose lock file this project has, could not be started. Install it, and run this again.`,
        ),
      );
    });
    child.on("close", (...ended) => {
      resolve(ended);
    });
  });
  if (code === 0) return;
  const end = said.trim().split("\n").slice(-SHOWN_LINES).join("\n");
  throw new CommandError(
    `${end}\n\n${manager} install ${signal === null ? `ended with code ${code}` : `was ended by ${signal}`}: see above.`,
  );
}
