import { ASIDE, MAP, type Counted, type MoveState } from "./state.ts";
import type { Survey } from "./survey.ts";
import { bullets, counted } from "./text.ts";

/** Says who has to sign in again. */
export function signInAgain({ sessions, people }: Survey): string {
  return sessions === null || sessions.live + sessions.expired === 0
    ? `People who are signed in by a cookie sign in again: the database does not know which of ${people.count}.`
    : `${counted(sessions.people, "person", "people")} with ${counted(sessions.live, "live session")} sign in again.`;
}

/** Says how to take it back, and until when. */
export function wayBack(call: string, setAside: readonly string[]): string {
  const what = setAside.length === 0 ? "takes it back" : `brings ${setAside.join(", ")} back (sessions too)`;
  return `\`${call} --undo\` ${what}, until \`${call} --drop --yes\` deletes the schema ${ASIDE}.`;
}

/** Returns tables with their rows in one line. */
export function countedRows(tables: Counted): string {
  return tables.map(({ name, rows }) => `${name} (${counted(rows, "row")})`).join(", ");
}

/** Tells what would go, or what went. */
export function dropLines(state: MoveState, call: string, isDone: boolean): string[] {
  const kept = state.hasMap ? [`The map of ids stays: ${MAP}.person (old, new).`] : [];
  const what = countedRows(state.tables) || `the schema ${ASIDE}, which is empty`;
  if (isDone) return ["Deleted for good:", ...bullets([what, ...kept])];
  return [
    "Nothing was changed.",
    ...bullets([`\`${call} --drop --yes\` deletes for good: ${what}.`, ...kept, "After that there is no --undo."]),
  ];
}

/** Tells that there is nothing left to do. */
export function doneBeforeLines({ aside, tables, hasMap }: MoveState, call: string): string[] {
  const names = tables.map(({ name }) => name);
  return [
    "This database was moved already. Nothing was changed.",
    ...bullets([
      ...(aside === "ours" ? [`Set aside: ${countedRows(tables) || "nothing"}.`, wayBack(call, names)] : []),
      ...(hasMap ? [`${MAP}.person has the former and the new id of each person (old, new).`] : []),
    ]),
  ];
}
