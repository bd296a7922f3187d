import type { Command } from "commander";
import { init, remove } from "./init.ts";

type Options = {
  readonly dryRun?: true;
  readonly remove?: true;
  readonly provider?: string;
  readonly protect?: readonly string[];
  readonly install: boolean;
};

/** Adds the command `init`. It never asks: the same host and the same command line have the same result. */
export function addInitCommand(program: Command): void {
  program
    .command("init")
    .description(
      "Bring aurora-session into the Next.js app of this folder, or take it out again. It merges, and never overwrites.",
    )
    .option("--dry-run", "show every change as a diff, and change nothing")
    .option("--remove", "take out what init did, by aurora-session.json")
    .option(
      "--provider <id>",
      'who signs people in, where there is no Auth.js yet: an id of Auth.js\'s, or "oidc" (default: github)',
    )
    .option(
      "--protect <path...>",
      "pages that only people who are signed in may see (default: those that are guarded now)",
    )
    .option("--no-install", "change package.json, and install nothing")
    .action(async ({ dryRun, remove: isRemoval, provider, protect, install }: Options) => {
      const options = { dryRun: dryRun === true, install };
      const surroundings = {
        folder: process.cwd(),
        userAgent: process.env["npm_config_user_agent"],
        say: (text: string) => {
          process.stdout.write(text);
        },
      };
      // A reader that has gone (`| head`) must not stop this half way.
      process.stdout.on("error", () => undefined);
      if (isRemoval === true) await remove(options, surroundings);
      else await init({ ...options, provider: provider ?? null, protect: protect ?? [] }, surroundings);
    });
}
