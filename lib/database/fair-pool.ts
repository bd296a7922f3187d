import { AsyncLocalStorage } from "node:async_hooks";
import { callbackify } from "node:util";
import pg from "pg";
import { processState } from "@/lib/process/process-state";

declare global {
  interface ProcessState {
    /** Whether the running work is for somebody who is not signed in. */
    strangers?: AsyncLocalStorage<boolean>;
  }
}

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: boolean | Error) => void,
) => void;

/**
 * Runs work for a person who is not signed in, with at most half of the connections, so that session checks always get one.
 */
export async function asStranger<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  processState.strangers ??= new AsyncLocalStorage();
  return processState.strangers.run(true, work);
}

/** Whether the running work is for somebody who is not signed in. */
export function isStranger(): boolean {
  return processState.strangers?.getStore() === true;
}

/** Runs work that {@link asStranger} sets off for others, as news and mail. It does not count as a stranger's. */
export function asEverybody(work: () => void): void {
  if (processState.strangers === undefined) work();
  else processState.strangers.run(false, work);
}

/** A pool of which {@link asStranger} gets at most half. Waiting for it has the same time limit as for a connection. */
export class FairPool extends pg.Pool {
  #strangers = 0;
  readonly #waiting = new Set<() => void>();

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | void {
    if (!isStranger()) return callback === undefined ? super.connect() : super.connect(callback);
    if (callback === undefined) return this.#connectStranger();
    const connect = callbackify(() => this.#connectStranger());
    connect((error, client) => callback(error, client, (broken) => client.release(broken)));
  }

  async #connectStranger(): Promise<pg.PoolClient> {
    await this.#enter();
    try {
      const client = await super.connect();
      const release = client.release.bind(client);
      client.release = (error) => {
        release(error);
        this.#leave();
      };
      return client;
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  async #enter(): Promise<void> {
    if (this.#strangers < this.options.max / 2) {
      this.#strangers += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const giveUp = () => {
        this.#waiting.delete(enter);
        reject(new Error("timeout exceeded when trying to connect: the other half is for who is signed in"));
      };
      const { connectionTimeoutMillis } = this.options;
      const timer = connectionTimeoutMillis ? setTimeout(giveUp, connectionTimeoutMillis) : undefined;
      this.#waiting.add(enter);
    });
  }

  // The place is handed on; without anybody waiting it is free.
  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#strangers -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
