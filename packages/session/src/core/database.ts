import "server-only";
import type pg from "pg";
import { z } from "zod";
import type { Queryable, Statement } from "../base/sql.ts";
import { errorCode } from "../base/error-code.ts";
import { pool } from "../base/pool.ts";

/** Runs the session layer's statements outside of a transaction. */
export const database: Queryable = {
  async query({ name, text, values }) {
    // A new object, because `pg` writes its callback into the one it gets, and a statement may be a constant.
    const { rows } = await pool().query({ name, text, values });
    return rows;
  },
};

/**
 * Runs `work` in one transaction on a connection of the pool: commits when `work` returns, and rolls back when it throws.
 * The whole may take as long as one statement of this pool may, because a stuck database must become an answer, not a wait.
 * Statements that `work` runs without waiting for each other's answers take one round trip together, and so does BEGIN with
 * the first ones, where `pg` knows `pipeline` (8.22). Throws what `work` throws and what `pg` throws.
 */
export async function runInTransaction<Answer>(work: (transaction: Queryable) => Promise<Answer>): Promise<Answer> {
  const connections = pool();
  const connection = await connections.connect();
  // A connection that breaks fails its statement; without a listener it would end the process.
  const ignore = () => undefined;
  connection.on("error", ignore);
  const ask = askWithin(connection, connections.options.query_timeout);
  const { pipeline } = connection;
  Object.assign(connection, { pipeline: true });
  let broken = false;
  sendTogether(connection);
  try {
    const begun = ask({ text: "BEGIN", values: [] });
    const [answer] = await settled([work({ query: async (statement) => (await ask(statement)).rows }), begun]);
    const { command } = await ask({ text: "COMMIT", values: [] });
    // PostgreSQL rolls back, and says so, where a statement had failed and `work` went on all the same.
    if (command !== "COMMIT") throw new Error("A transaction was not committed, because a statement in it had failed.");
    return answer;
  } catch (error) {
    broken = await ask({ text: "ROLLBACK", values: [] }).then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    Object.assign(connection, { pipeline });
    connection.off("error", ignore);
    connection.release(broken);
  }
}

/**
 * Has all that is written to a connection before the next macrotask sent at once: each write is a call of the system, and wakes the
 * database for a part of what it is asked.
 */
function sendTogether({ connection: { stream } }: pg.PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Waits for all, also after one has failed, because the others' statements may still run. Throws what the first one threw. */
async function settled<All extends readonly unknown[]>(all: {
  readonly [Each in keyof All]: Promise<All[Each]>;
}): Promise<All> {
  await Promise.allSettled(all);
  return Promise.all(all);
}

// PostgreSQL's error code, appendix A: in failed SQL transaction.
const ABORTED = "25P02";

type Ask = (statement: Statement) => Promise<pg.QueryResult<unknown[]>>;

// PostgreSQL's own errors say how severe they are. All others leave a connection on which a statement may still run.
const refusalSchema = z.object({ severity: z.string() });

/** Returns a function that runs statements as long as the time lasts, and refuses all that come after a broken one. */
function askWithin(connection: pg.PoolClient, timeoutMs: number | undefined): Ask {
  const end = timeoutMs ? performance.now() + timeoutMs : Infinity;
  let broken: unknown;
  let refused: unknown;
  return async ({ name, text, values }) => {
    if (broken !== undefined) throw broken;
    const leftMs = Math.ceil(end - performance.now());
    if (leftMs <= 0) throw new Error("timeout expired: a transaction took too long");
    try {
      const limit = Number.isFinite(leftMs) ? { query_timeout: leftMs } : {};
      return await connection.query({ name, text, values, ...limit });
    } catch (error) {
      if (!refusalSchema.safeParse(error).success) broken = error;
      // A statement that was sent behind one that failed: that one's error says why.
      if (errorCode(error) === ABORTED) throw refused ?? error;
      refused ??= error;
      throw error;
    }
  };
}
