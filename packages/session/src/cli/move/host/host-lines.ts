import { keptLines } from "../kept-rows.ts";
import { countedRows, signInAgain, wayBack } from "../outcome-lines.ts";
import type { Project } from "../project.ts";
import { ASIDE } from "../state.ts";
import type { Survey } from "../survey.ts";
import { bullets } from "../text.ts";
import type { HostDone } from "./apply-host.ts";
import type { HostUndone } from "./undo-host.ts";

/** Tells what was done in a host. */
export function hostDoneLines(done: HostDone, given: Survey, project: Project, call: string): string[] {
  const { setAside, migration } = done;
  return [
    "Done, in one transaction. People, ids, accounts and your own tables are as they were:",
    "",
    ...keptLines(done.kept),
    "",
    ...bullets([
      signInAgain(given),
      ...(setAside === null
        ? ["aurora-session's tables are there."]
        : [`${setAside} stands in the schema ${ASIDE} now; aurora-session's tables are in its place.`]),
      ...(migration === null
        ? []
        : [`${migration} tells Prisma the same. Check it in, and run this command for each other database.`]),
      ...(project.hasFormerModel
        ? ["Prisma's schema has Auth.js's model of a session: `npx aurora-session init` puts ours in its place."]
        : []),
      wayBack(call, setAside === null ? [] : [setAside]),
    ]),
  ];
}

/** Tells what was taken back in a host. */
export function hostUndoneLines({ back, gone, migration }: HostUndone): string[] {
  return [
    "Taken back, in one transaction.",
    ...bullets([
      ...(back.length === 0 ? [] : [`Back: ${countedRows(back)}. Sessions that have not expired live again.`]),
      ...(gone.length === 0
        ? ["aurora-session's tables were there before, and stay."]
        : [`Gone: ${countedRows(gone)}. People who signed in since sign in again.`]),
      ...(migration === null
        ? []
        : [
            `The migration ${migration} is gone, here and in the app's folder: take it back in each other database, too.`,
          ]),
    ]),
  ];
}
