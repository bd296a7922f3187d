import type { DatabaseAddress } from "./database-address.ts";
import type { Project } from "./project.ts";
import type { Survey } from "./survey.ts";
import { surveyLines } from "./survey-lines.ts";
import { bullets, prose } from "./text.ts";

/** The result: lines for people, the same as data, and whether something stops the move. */
export type MoveReport = { readonly lines: readonly string[]; readonly data: unknown; readonly failed: boolean };

/** The app and the database of a command, and how the command is called. */
export type Place = { readonly project: Project; readonly address: DatabaseAddress; readonly call: string };

function planLines({ project, call }: Place, problems: readonly string[]): string[] {
  if (problems.length > 0) return ["", "Nothing was changed. This stops it:", ...bullets(problems)];
  const what = project.isProduct
    ? "sets these tables aside, makes this app's, brings people and accounts along, and writes the new ids into your tables"
    : "sets the sessions aside and makes aurora-session's tables; people, ids, accounts and your tables stay as they are";
  return ["", ...prose(`Nothing was changed. \`${call} --apply\` ${what}: in one transaction, with a way back.`)];
}

function dataOf(given: Survey, problems: readonly string[]) {
  const { schema, idType, people, accounts, sessions, waitingLinks, passkeys, ownKeys, loose, views, history, state } =
    given;
  const tables = Object.fromEntries(Object.entries(given.authJs).map(([what, table]) => [what, table?.name ?? null]));
  return {
    schema,
    tables,
    idType,
    people,
    accounts,
    sessions,
    waitingLinks,
    passkeys,
    ownKeys,
    loose,
    views,
    history,
    state,
    problems,
  };
}

/** Returns the report of a database that is not moved yet. */
export function tellSurvey(place: Place, given: Survey, problems: readonly string[]): MoveReport {
  const lines = [...surveyLines(given, place.project, place.address), ...planLines(place, problems)];
  return { lines, data: dataOf(given, problems), failed: problems.length > 0 };
}
