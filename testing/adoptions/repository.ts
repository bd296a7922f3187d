import { resolve } from "node:path";
import { run } from "../../cli/process/child.ts";
import { OperatorError } from "../../cli/process/operator-error.ts";
import { countLines, NOT_COUNTED, type ChangedLines } from "./changed-lines.ts";

/** A host's files under git. Its folder is elsewhere, because Next takes the folder of a `.git` for a project's root. */
export interface Repository {
  /** Notes what every file is now. */
  note(): Promise<void>;
  /** Returns what has changed since {@link note}; of that, the files and lines that `others` matches apart. */
  changes(others: RegExp | null): Promise<ChangedLines>;
  /** Changes files as somebody does by hand. Throws {@link OperatorError} if a patch does not fit. */
  apply(patch: string): Promise<void>;
}

/** Puts a folder under git, with git's own files in another one. */
export async function openRepository(workTree: string, gitFolder: string): Promise<Repository> {
  const git = async (...args: string[]): Promise<string> => {
    const all = [`--git-dir=${gitFolder}`, `--work-tree=${workTree}`, ...args];
    const { code, output } = await run("git", all, { output: "keep", cwd: workTree });
    if (code !== 0) throw new OperatorError(`git ${args[0] ?? ""} failed in ${workTree}:\n${output.trim()}`);
    return output;
  };
  await git("init", "--quiet");
  return {
    note: async () => {
      await git("add", "--all");
      await git("-c", "user.name=Walk", "-c", "user.email=walk@example.com", "commit", "--quiet", "--message=Note");
    },
    changes: async (others) => {
      await git("add", "--all");
      const left = NOT_COUNTED.map((path) => `:(exclude,glob)**/${path}`);
      return countLines(
        await git("diff", "--cached", "--unified=0", "--ignore-all-space", "--find-renames", "--", ".", ...left),
        others,
      );
    },
    apply: async (patch) => {
      await git("apply", "--whitespace=nowarn", resolve(patch));
    },
  };
}
