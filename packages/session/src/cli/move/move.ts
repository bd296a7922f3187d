import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { CommandError } from "../command-error.ts";
import { findAddress } from "./database-address.ts";
import { applyToHost } from "./host/apply-host.ts";
import { hostDoneLines, hostUndoneLines } from "./host/host-lines.ts";
import { dropInHost, undoInHost } from "./host/undo-host.ts";
import { doneBeforeLines, dropLines } from "./outcome-lines.ts";
import type { SameEmail } from "./people-survey.ts";
import { listFinishedMigrations } from "./prisma-history.ts";
import { hostProblems, productProblems } from "./problems.ts";
import { applyToProduct } from "./product/apply-product.ts";
import { isOwnHistory, readProductMigrations, tablesMadeBy } from "./product/product-migrations.ts";
import { productDoneLines, productUndoneLines } from "./product/product-lines.ts";
import { dropInProduct, undoInProduct } from "./product/undo-product.ts";
import { readProject, type Project } from "./project.ts";
import { lockTables } from "./locks.ts";
import { readMoveState } from "./state.ts";
import { tellSurvey, type MoveReport, type Place } from "./move-report.ts";
import { hasLayer, requirePeople, survey, type Survey } from "./survey.ts";
import { inReadOnlyTransaction, inTransaction } from "./transaction.ts";

/** The options of the command line. */
export type MoveOptions = {
  readonly database?: string | undefined;
  readonly apply?: boolean | undefined;
  readonly undo?: boolean | undefined;
  readonly drop?: boolean | undefined;
  readonly yes?: boolean | undefined;
  readonly sameEmail?: SameEmail | undefined;
};

async function look(client: pg.Client, { project, address }: Place): Promise<Survey> {
  const migrations = project.isProduct ? readProductMigrations(project) : [];
  const history = await listFinishedMigrations(client, address.schema);
  const ignored = isOwnHistory(history, migrations) ? tablesMadeBy(migrations) : [];
  return survey(client, address.schema, project, ignored);
}

function isDone({ state, authJs, all }: Survey, { isProduct }: Project): boolean {
  if (isProduct) return state.hasMap;
  return authJs.sessions === undefined && (state.aside === "ours" || hasLayer({ all }));
}

function tellDone({ state }: Survey, call: string): MoveReport {
  return { lines: doneBeforeLines(state, call), data: { done: true, state }, failed: false };
}

async function listProblems(client: pg.Client, { project }: Place, given: Survey, sameEmail: SameEmail | undefined) {
  requirePeople(given);
  return project.isProduct ? productProblems(client, project, given, sameEmail) : hostProblems(given, project);
}

async function report(place: Place, sameEmail: SameEmail | undefined): Promise<MoveReport> {
  return inReadOnlyTransaction(place.address, async (client) => {
    const given = await look(client, place);
    if (isDone(given, place.project)) return tellDone(given, place.call);
    return tellSurvey(place, given, await listProblems(client, place, given, sameEmail));
  });
}

async function apply(place: Place, sameEmail: SameEmail | undefined, onWritten: (folder: string) => void) {
  return inTransaction(place.address, async (client): Promise<MoveReport> => {
    const { project, call } = place;
    const found = await look(client, place);
    if (isDone(found, project)) return tellDone(found, call);
    await lockTables(client, found, project);
    // Rows that came in between count, too.
    const given = await look(client, place);
    const problems = await listProblems(client, place, given, sameEmail);
    if (problems.length > 0) return tellSurvey(place, given, problems);
    if (project.isProduct) {
      const done = await applyToProduct(client, project, given, sameEmail ?? "verified");
      return { lines: productDoneLines(done, given, call), data: done, failed: false };
    }
    const done = await applyToHost(client, project, given, new Date(), onWritten);
    return { lines: hostDoneLines(done, given, project, call), data: done, failed: false };
  });
}

/** Takes a written migration away again, unless the database has it all the same: its answer to COMMIT may have got lost. */
async function follow(place: Place, folder: string): Promise<void> {
  const state = await inReadOnlyTransaction(place.address, readMoveState).catch(() => null);
  if (state?.aside === "none") rmSync(folder, { recursive: true, force: true });
}

async function undo(place: Place): Promise<MoveReport> {
  const { project, address } = place;
  return inTransaction(address, async (client) => {
    if (project.isProduct) {
      const undone = await undoInProduct(client);
      return { lines: productUndoneLines(undone), data: undone, failed: false };
    }
    const undone = await undoInHost(client, address.schema);
    return { lines: hostUndoneLines(undone), data: undone, failed: false };
  });
}

async function drop(place: Place, yes: boolean): Promise<MoveReport> {
  const work = yes ? inTransaction : inReadOnlyTransaction;
  return work(place.address, async (client) => {
    const state = await readMoveState(client);
    if (state.aside !== "ours")
      throw new CommandError("There is nothing set aside in this database. Nothing was changed.");
    if (yes) await (place.project.isProduct ? dropInProduct : dropInHost)(client);
    return {
      lines: dropLines(state, place.call, yes),
      data: { gone: state.tables, done: yes },
      failed: false,
    };
  });
}

/**
 * Moves the database of the app in a folder from Auth.js's sessions to this layer's, or says what it would do. `call` is how
 * the command is called. Throws `CommandError`; then the database is as it was.
 */
export async function move(folder: string, options: MoveOptions, call: string): Promise<MoveReport> {
  const project = await readProject(folder);
  const place = { project, address: findAddress(project.folder, options.database), call };
  if (options.drop) return drop(place, options.yes === true);
  if (options.undo) {
    const state = await inReadOnlyTransaction(place.address, readMoveState);
    const undone = await undo(place);
    const written = join(project.migrations ?? "", state.migration ?? "");
    if (!project.isProduct && project.migrations !== null && state.migration !== null && existsSync(written))
      rmSync(written, { recursive: true, force: true });
    return undone;
  }
  if (!options.apply) return report(place, options.sameEmail);
  let written: string | undefined;
  try {
    return await apply(place, options.sameEmail, (at) => {
      written = at;
    });
  } catch (error) {
    if (written !== undefined) await follow(place, written);
    throw error;
  }
}
