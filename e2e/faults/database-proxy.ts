import { once } from "node:events";
import { connect, createServer, type NetConnectOpts, type Server, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { TestServer } from "@/testing/servers/server";

/** Where a sign-out's transaction is cut: before its COMMIT reaches the database, right behind it, or before its answer comes back. */
export const MOMENTS = ["before", "during", "after"] as const;
type Moment = (typeof MOMENTS)[number];

/** A database behind a line that tests cut and slow down. */
export interface ProxiedDatabase extends TestServer {
  /**
   * Waits for the commit of a session's ending, cuts every connection at that moment, and lets nobody connect until
   * {@link restore}. Endings of other sessions pass: one that was cut before may be finished just then.
   */
  cutAtEnding(moment: Moment, sessionId: string): void;
  readonly isCut: () => boolean;
  restore(): void;
  /** From now on, data that is sent to the database waits that long first. Data that is waiting already goes on at once. */
  delay(milliseconds: number): void;
  /** Lets nothing through on the connections that are open now, and closes none, as if their other end had vanished. */
  silence(): void;
}

/** Returns where a database listens. */
export function addressOf(url: string): NetConnectOpts {
  const { hostname, port, searchParams } = new URL(url);
  const folder = searchParams.get("host");
  const number = port === "" ? 5432 : Number(port);
  return folder === null ? { host: hostname, port: number } : { path: `${folder}/.s.PGSQL.${number}` };
}

class DatabaseProxy {
  #armed: { readonly moment: Moment; readonly sessionId: string } | null = null;
  #isCut = false;
  #delayMs = 0;
  #slowness = new AbortController();
  readonly #sockets = new Set<Socket>();
  #silent = new WeakSet<Socket>();
  readonly #upstream: NetConnectOpts;

  constructor(upstream: NetConnectOpts) {
    this.#upstream = upstream;
  }

  readonly isCut = (): boolean => this.#isCut;

  arm(moment: Moment, sessionId: string): void {
    this.#armed = { moment, sessionId };
  }

  delay(milliseconds: number): void {
    this.#delayMs = milliseconds;
    this.#slowness.abort();
    this.#slowness = new AbortController();
  }

  cut(): void {
    this.#armed = null;
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  restore(): void {
    this.#isCut = false;
  }

  silence(): void {
    this.#silent = new WeakSet(this.#sockets);
  }

  accept(client: Socket): void {
    if (this.#isCut) {
      client.destroy();
      return;
    }
    const database = connect(this.#upstream);
    for (const socket of [client, database]) {
      this.#sockets.add(socket);
      // Broken connections are expected here.
      socket.on("error", () => undefined);
      socket.once("close", () => {
        this.#sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    this.#relay(client, database).catch(() => undefined);
  }

  async #hold(): Promise<void> {
    if (this.#delayMs === 0) return;
    await wait(this.#delayMs, undefined, { signal: this.#slowness.signal }).catch(() => undefined);
  }

  async #relay(client: Socket, database: Socket): Promise<void> {
    let isEnding = false;
    const fromDatabase = async (): Promise<void> => {
      for await (const chunk of database) {
        const text = String(chunk);
        // The answer that names the session, in a transaction: only its ending has one.
        isEnding ||= this.#armed !== null && text.includes(this.#armed.sessionId);
        if (isEnding && this.#armed?.moment === "after" && text.includes("COMMIT")) this.cut();
        if (this.#isCut) return;
        if (!this.#silent.has(database)) client.write(chunk);
      }
    };
    const toDatabase = async (): Promise<void> => {
      for await (const chunk of client) {
        const text = String(chunk);
        if (text.includes("BEGIN")) isEnding = false;
        const isCommit = isEnding && text.includes("COMMIT");
        if (isCommit && this.#armed?.moment === "before") this.cut();
        await this.#hold();
        if (this.#silent.has(client)) continue;
        if (isCommit && this.#armed?.moment === "during") {
          // The database gets it, and the line is gone before it can answer.
          this.#isCut = true;
          database.end(chunk, () => this.cut());
        } else database.write(chunk);
      }
    };
    await Promise.all([fromDatabase(), toDatabase()]);
  }
}

/** Lets a line to a database listen. Returns the database's address with the line in between. */
export async function listen(server: Server, behind: string): Promise<string> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("This system gave no port.");
  const url = new URL(behind);
  url.searchParams.delete("host");
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return url.href;
}

/** Puts a line in front of a database: a PostgreSQL, an embedded one, or a Redis. */
export async function proxyDatabase(database: TestServer): Promise<ProxiedDatabase> {
  const proxy = new DatabaseProxy(addressOf(database.url));
  const server = createServer((client) => proxy.accept(client));
  const url = await listen(server, database.url);
  return {
    url,
    start: () => database.start(),
    stop: () => database.stop(),
    remove: async () => {
      proxy.cut();
      server.close();
      await once(server, "close");
      await database.remove();
    },
    cutAtEnding: (moment, sessionId) => proxy.arm(moment, sessionId),
    isCut: proxy.isCut,
    restore: () => proxy.restore(),
    delay: (milliseconds) => proxy.delay(milliseconds),
    silence: () => proxy.silence(),
  };
}
