import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { addressOf, listen } from "@/e2e/faults/database-proxy";

/** A database behind a line that notes every statement, and can be cut. */
export interface CountedDatabase {
  readonly url: string;
  /** The texts of all statements since {@link forget}. */
  readonly statements: () => readonly string[];
  readonly forget: () => void;
  /** Closes every connection, and lets nobody connect until {@link restore}. */
  readonly cut: () => void;
  readonly restore: () => void;
  readonly stop: () => Promise<void>;
}

const TYPE_AND_LENGTH = 5;

/** Reads what a client sends (PostgreSQL 55.7), and returns the texts of the statements that it runs, with every chunk. */
function readStatements(): (chunk: Buffer) => string[] {
  const named = new Map<string, string>();
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  const textOf = (type: string, body: string): string | undefined => {
    const [first = "", second = ""] = body.split("\0");
    if (type === "P") named.set(first, second);
    if (type === "Q") return first;
    return type === "B" ? named.get(second) : undefined;
  };
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const found: string[] = [];
    for (;;) {
      // The first message has no type.
      const at = isStarted ? 1 : 0;
      if (rest.length < TYPE_AND_LENGTH) return found;
      const end = at + rest.readInt32BE(at);
      if (rest.length < end) return found;
      const text = isStarted ? textOf(rest.toString("latin1", 0, 1), rest.toString("utf8", TYPE_AND_LENGTH, end)) : "";
      if (text) found.push(text);
      isStarted = true;
      rest = rest.subarray(end);
    }
  };
}

/** Puts such a line in front of a PostgreSQL. */
export async function countDatabase(databaseUrl: string): Promise<CountedDatabase> {
  const upstream = addressOf(databaseUrl);
  const sockets = new Set<Socket>();
  let statements: string[] = [];
  let isCut = false;
  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const database = connect(upstream);
    const read = readStatements();
    client.on("data", (chunk: Buffer) => statements.push(...read(chunk)));
    client.pipe(database).pipe(client);
    for (const socket of [client, database]) {
      sockets.add(socket);
      // Broken connections are expected here.
      socket.on("error", () => undefined);
      socket.once("close", () => {
        sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
  });
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: await listen(server, databaseUrl),
    statements: () => statements,
    forget: () => {
      statements = [];
    },
    cut,
    restore: () => {
      isCut = false;
    },
    stop: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
