import { pruneOnce, type PruneCounts } from "../../lib/maintenance/prune.ts";
import { HOW_TO_ERASE } from "./check-database.ts";
import type { AddCommands } from "./command.ts";
import { lastLine, table } from "./table.ts";
import { withDatabase } from "./with-database.ts";

const WORDS = [
  ["sessionsEnded", "sessions past their end, ended"],
  ["sessionsDeleted", "ended sessions, deleted"],
  ["mailedSecrets", "mailed links, deleted"],
  ["successors", "refresh tokens kept for a retry, forgotten"],
  ["signingKeys", "signing keys, deleted"],
  ["limits", "counts of tries, deleted"],
  ["events", "audit events, deleted"],
  ["devices", "known devices, deleted"],
  ["mails", "mails never delivered, deleted"],
  ["users", "deleted accounts, removed"],
] as const satisfies readonly (readonly [keyof PruneCounts, string])[];

async function pruneAll() {
  const totals = new Map<string, number>();
  const held = new Set<string>();
  for (;;) {
    const outcome = await pruneOnce();
    for (const [kind] of WORDS) totals.set(kind, (totals.get(kind) ?? 0) + outcome.counts[kind]);
    for (const holder of outcome.held) held.add(holder);
    if (!outcome.more) return { totals, held: [...held], failures: outcome.failures };
  }
}

function describeHeld(held: readonly string[]): string[] {
  if (held.length === 0) return [];
  return ["", `Some deleted accounts were passed over, for ${held.join(", ")} holds them: ${HOW_TO_ERASE}`];
}

const NOTES = `
The app prunes by itself every few minutes, in small steps; this does all there is to do.
It works while the app runs, and nobody waits for it.`;

/** Adds `aurora prune`. */
export const addPrune: AddCommands = (parent, tell) => {
  parent
    .command("prune")
    .description("End sessions past their end, and delete what was kept long enough")
    .addHelpText("after", NOTES)
    .action(async () => {
      const { totals, held, failures } = await withDatabase(pruneAll);
      const rows = WORDS.map(([kind, words]) => [String(totals.get(kind) ?? 0), words]);
      const failed = failures.map(({ kind, error }) => `Could not prune ${kind}: ${lastLine(error)}`);
      tell({
        lines: [...table(["COUNT", "WHAT"], rows), ...describeHeld(held), ...failed],
        data: { ...Object.fromEntries(totals), held },
        failed: failures.length > 0,
      });
    });
};
