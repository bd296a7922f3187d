import { applyChanges, type FileChange } from "./apply.ts";
import type { Change } from "./draft.ts";
import { ownManifest } from "./edits/edit-package.ts";
import { describeHost, findHost, type Host } from "./host/host.ts";
import { findPackageManager, installArguments } from "./host/package-manager.ts";
import { runInstall } from "./install.ts";
import { makePlan, type Plan, type Wishes } from "./plan.ts";
import { readRecord, recordOf, RECORD_FILE } from "./record.ts";
import { planRemoval } from "./remove.ts";
import { byHandWords, diffOf, nextWords } from "./report.ts";

/** Where and how the command runs. */
export type Surroundings = {
  readonly folder: string;
  /** The name that npm and its like tell a command that they run. */
  readonly userAgent: string | undefined;
  readonly say: (text: string) => void;
};

/** The options of the command line. */
export type InitOptions = Wishes & { readonly dryRun: boolean; readonly install: boolean };

function withRecord(host: Host, { draft, wanted }: Plan): Change[] {
  const changes = draft.changes();
  if (changes.length === 0) return [];
  const names = Object.keys({ ...wanted.dependencies, ...wanted.devDependencies });
  const record = recordOf(ownManifest().version ?? "", changes, names, readRecord(host.folder));
  draft.write(RECORD_FILE, `${JSON.stringify(record)}\n`, "what was done, for --remove; commit it");
  return draft.changes();
}

function installWords(host: Host): string {
  return [host.manager, ...installArguments(host.manager, host.folder)].join(" ");
}

function doneWords(change: FileChange, words: ReadonlyMap<string, string>): string {
  return `✓ ${change.path}: ${words.get(change.path) ?? ""}\n`;
}

/** Brings aurora-session into a host, or shows what would be done. Throws `CommandError`; the host is then as it was. */
export async function init(options: InitOptions, { folder, userAgent, say }: Surroundings): Promise<void> {
  const host = findHost(folder, userAgent);
  say(`Found: ${describeHost(host)}\n\n`);
  const plan = makePlan(host, options);
  const changes = withRecord(host, plan);
  const needsInstall = changes.some(({ path }) => path === "package.json");
  if (options.dryRun) {
    for (const change of changes) say(diffOf(change));
    if (needsInstall && options.install) say(`\nIt would run: ${installWords(host)}\n`);
    say(changes.length === 0 ? "Nothing to change: all of it is there.\n" : "Nothing was changed (--dry-run).\n");
    say(byHandWords(plan.draft.byHand));
    return;
  }
  const words = new Map(changes.map((change) => [change.path, change.words]));
  const install = async (): Promise<void> => {
    say(`· ${installWords(host)} …\n`);
    await runInstall(host.manager, folder);
    say(`✓ ${installWords(host)}\n`);
  };
  await applyChanges({
    folder,
    changes,
    install: needsInstall && options.install ? install : null,
    onDone: (change) => {
      say(doneWords(change, words));
    },
  });
  if (changes.length === 0) say("Nothing to change: all of it is there.\n");
  for (const note of plan.draft.notes) say(`\nNote: ${note}\n`);
  say(byHandWords(plan.draft.byHand));
  say(nextWords(host, plan, !needsInstall || options.install));
}

/** Takes aurora-session out of a host again. Throws `CommandError`; the host is then as it was. */
export async function remove(
  { dryRun, install }: Pick<InitOptions, "dryRun" | "install">,
  { folder, userAgent, say }: Surroundings,
): Promise<void> {
  const { changes, byHand, packages } = planRemoval(folder);
  const manager = findPackageManager(folder, userAgent);
  const command = [manager, ...installArguments(manager, folder)].join(" ");
  if (dryRun) {
    for (const change of changes) say(diffOf(change));
    say(`\nIt would run: ${command}\nNothing was changed (--dry-run).\n${byHandWords(byHand)}`);
    return;
  }
  await applyChanges({
    folder,
    changes,
    install: install
      ? async () => {
          say(`· ${command} …\n`);
          await runInstall(manager, folder);
          say(`✓ ${command}${packages.length === 0 ? "" : `: without ${packages.join(", ")}`}\n`);
        }
      : null,
    onDone: ({ path, after }) => {
      say(`✓ ${path}: ${after === null ? "taken out" : "as it was"}\n`);
    },
  });
  say(byHandWords(byHand));
  say(REMOVED);
}

const REMOVED = `
What to do next
  1. The tables go as they came: by a migration of the schema that you have now (prisma migrate dev, or prisma db push).
     Where \`aurora-session move\` was run, take that back before (npx aurora-session move --undo).
  2. Everybody has to sign in again.
`;
