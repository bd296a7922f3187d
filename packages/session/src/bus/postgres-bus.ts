import "server-only";
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { errorCode } from "../base/error-code.ts";
import { openListener, pool } from "../base/pool.ts";
import { log } from "../base/log.ts";

const CHANNEL = "aurora_sessions";
const NOTIFY = `SELECT pg_notify('${CHANNEL}', message) FROM unnest($1::text[]) AS message`;
const TEST_MS = 2_000;
// PostgreSQL's error codes, appendix A: feature not supported, syntax error.
const NOT_OFFERED = new Set(["0A000", "42601"]);
const TIMES = { probeEveryMs: 30_000, connectAgainMs: 5_000 };

type Times = { readonly probeEveryMs: number; readonly connectAgainMs: number };
type Receive = (message: string) => void;

/** Sends messages of at most 8,000 bytes to every listening process, in one statement. */
export async function publishToPostgres(messages: readonly string[]): Promise<void> {
  await pool().query(NOTIFY, [messages]);
}

/**
 * Listens with PostgreSQL's LISTEN on a connection of its own, and connects again whenever it breaks. First it sends itself
 * a message. Returns false, and stops listening, if that does not arrive, as with PGlite's socket or a pooler in between, or
 * if the database has no LISTEN at all.
 */
export async function listenToPostgres(receive: Receive, times: Times = TIMES): Promise<boolean> {
  const test = randomUUID();
  let passed: (delivers: boolean) => void = () => undefined;
  const arrived = new Promise<boolean>((resolve) => (passed = resolve));
  const client = await connectIfOffered((message) => (message === test ? passed(true) : receive(message)));
  if (client === null) return false;
  let timer: NodeJS.Timeout | undefined;
  let delivers = false;
  try {
    await publishToPostgres([test]);
    // Counted from here on, because a database that is slow to connect to may be quick to deliver.
    timer = setTimeout(() => passed(false), TEST_MS);
    delivers = await arrived;
  } finally {
    clearTimeout(timer);
    // Also after an error, because every try makes a new connection.
    if (!delivers) await client.end();
  }
  if (delivers) keepListening(client, receive, times);
  return delivers;
}

async function connectIfOffered(receive: Receive): Promise<pg.Client | null> {
  try {
    return await connect(receive);
  } catch (error) {
    if (NOT_OFFERED.has(errorCode(error) ?? "")) return null;
    throw error;
  }
}

async function connect(receive: Receive): Promise<pg.Client> {
  const client = await openListener();
  client.on("error", (error) => log().warn({ err: error }, "the connection that listens for news broke"));
  client.on("notification", ({ payload }) => receive(payload ?? ""));
  try {
    await client.query(`LISTEN ${CHANNEL}`);
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

// A connection whose other end vanished reports no error, so it is tested again and again.
function keepListening(client: pg.Client, receive: Receive, times: Times): void {
  let next: NodeJS.Timeout;
  const probeLater = () => {
    next = setTimeout(() => client.query("SELECT 1").then(probeLater, () => client.end()), times.probeEveryMs);
    next.unref();
  };
  probeLater();
  client.once("end", () => {
    clearTimeout(next);
    connectAgain(receive, times);
  });
}

function connectAgain(receive: Receive, times: Times): void {
  const timer = setTimeout(() => {
    connect(receive).then(
      (client) => {
        log().info("the connection that listens for news was made again");
        return keepListening(client, receive, times);
      },
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        log().warn({ reason }, "the connection that listens for news could not be made again yet");
        connectAgain(receive, times);
      },
    );
  }, times.connectAgainMs);
  timer.unref();
}
