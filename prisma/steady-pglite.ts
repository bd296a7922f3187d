import { PGlite } from "@electric-sql/pglite";

type Streamed = NonNullable<Parameters<PGlite["execProtocolRawStream"]>[1]>;

const SYNC = new Uint8Array([0x53, 0, 0, 0, 4]);
/** Parse, Bind, Describe, Execute, Close and Flush: messages that leave a statement unfinished until Sync. */
const UNFINISHED = new Set(["P", "B", "D", "E", "C", "H"]);

/**
 * PGlite that keeps one connection's statement together. All connections of pglite-socket share one backend and so one
 * unnamed prepared statement; its queue stays with a connection only inside a transaction. A statement above 64 KiB
 * arrives in several pieces, and another connection's messages come between: both then get the wrong rows, silently.
 */
export class SteadyPGlite extends PGlite {
  #unfinished = false;

  constructor(folder: string) {
    // Opening clears all shared buffers: 128 MB of them take seconds, and serve nobody here.
    super(folder, { startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"] });
  }

  override isInTransaction(): boolean {
    return this.#unfinished || super.isInTransaction();
  }

  override async execProtocolRawStream(message: Uint8Array, options: Streamed): Promise<void> {
    this.#unfinished = UNFINISHED.has(String.fromCharCode(message[0] ?? 0));
    await super.execProtocolRawStream(message, options);
  }

  /** pglite-socket calls this to roll back for a connection that is gone; after an error, only Sync is heard. */
  override async exec(...statement: Parameters<PGlite["exec"]>): ReturnType<PGlite["exec"]> {
    if (this.#unfinished) await this.execProtocolRaw(SYNC);
    this.#unfinished = false;
    return super.exec(...statement);
  }
}
