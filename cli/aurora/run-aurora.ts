import { DatabaseUnavailable, Problem } from "../../lib/errors.ts";
import { problems } from "../../lib/words/en/problems.ts";
import { isExpected } from "../process/operator-error.ts";
import { COMMANDS } from "./commands.ts";
import { UsageError, type Command } from "./command.ts";
import { helpFor, helpForAll } from "./help.ts";
import { lastLine } from "./last-line.ts";

/** What the process prints and how it ends: 0 done, 1 failed, 2 written wrongly. */
export interface Result {
  readonly code: 0 | 1 | 2;
  readonly output: string;
  readonly error: string;
}

function describe(error: unknown): string {
  if (isExpected(error)) return error.message;
  if (error instanceof DatabaseUnavailable) return `The database could not do it: ${lastLine(error.cause)}`;
  if (error instanceof Problem) return Object.values(problems[error.code]).join(". ");
  return `That failed unexpectedly: ${lastLine(error)}`;
}

async function runCommand(name: string, command: Command, args: readonly string[], asJson: boolean): Promise<Result> {
  try {
    const { lines, data, failed } = await command.run(args);
    const output = asJson ? JSON.stringify(data, null, 2) : lines.join("\n");
    return { code: failed === true ? 1 : 0, output, error: "" };
  } catch (error) {
    if (!(error instanceof UsageError)) return { code: 1, output: "", error: describe(error) };
    const more = `\`npm run aurora -- ${name} --help\` tells more.`;
    return { code: 2, output: "", error: `${error.message} ${more}` };
  }
}

function misspelt(words: readonly string[]): Result {
  const what = words.length === 0 ? "Say a command." : `There is no command ${JSON.stringify(words.join(" "))}.`;
  return { code: 2, output: "", error: `${what} \`npm run aurora -- --help\` lists all.` };
}

/** Runs one command line of `npm run aurora`. Never throws: what can't be done becomes a sentence. */
export async function runAurora(line: readonly string[]): Promise<Result> {
  const asJson = line.includes("--json");
  const wantsHelp = line.includes("--help") || line.includes("-h");
  const words = line.filter((word) => !["--json", "--help", "-h"].includes(word));
  const [first = "", second = ""] = words;
  const name = COMMANDS.has(first) ? first : `${first} ${second}`;
  const command = COMMANDS.get(name);
  if (command !== undefined && wantsHelp) return { code: 0, output: helpFor([command]), error: "" };
  if (command !== undefined) return runCommand(name, command, words.slice(name.split(" ").length), asJson);
  if (wantsHelp && words.length === 0) return { code: 0, output: helpForAll(COMMANDS), error: "" };
  const group = [...COMMANDS].filter(([each]) => first !== "" && each.startsWith(`${first} `)).map(([, each]) => each);
  if (wantsHelp && group.length > 0) return { code: 0, output: helpFor(group), error: "" };
  return misspelt(words);
}
