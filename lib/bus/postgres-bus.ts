import "server-only";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const CHANNEL = "aurora_sessions";
const NOTIFY = `SELECT pg_notify('${CHANNEL}', message) FROM unnest($1::text[]) AS message`;
const TEST_MS = 2_000;
const PROBE_EVERY_MS = 30_000;
const CONNECT_AGAIN_MS = 5_000;

type Receive = (message: string) => void;

/** Sends messages of at most 8,000 bytes to every listening process, in one statement. */
export async function publishToPostgres(messages: readonly string[]): Promise<void> {
  await pool().query(NOTIFY, [messages]);
}

/**
 * Listens with PostgreSQL's LISTEN on a connection of its own, connected again whenever it breaks. First it sends itself a
 * message: answers false, and listens no more, if that does not arrive, as with PGlite's socket or a pooler in between.
 */
export async function listenToPostgres(receive: Receive): Promise<boolean> {
  const test = randomUUID();
  let passed: (delivers: boolean) => void = () => undefined;
  const arrived = new Promise<boolean>((resolve) => (passed = resolve));
  const client = await connect((message) => (message === test ? passed(true) : receive(message)));
  const timer = setTimeout(() => passed(false), TEST_MS);
  let delivers = false;
  try {
    await publishToPostgres([test]);
    delivers = await arrived;
  } finally {
    clearTimeout(timer);
    // Also after an error: whoever tries again connects again.
    if (!delivers) await client.end();
  }
  if (delivers) keepListening(client, receive);
  return delivers;
}

async function connect(receive: Receive): Promise<pg.Client> {
  const { DATABASE_URL, DATABASE_TIMEOUT_MS } = env();
  const client = new pg.Client({
    connectionString: DATABASE_URL,
    connectionTimeoutMillis: DATABASE_TIMEOUT_MS,
    query_timeout: DATABASE_TIMEOUT_MS,
    keepAlive: true,
  });
  client.on("error", (error) => log().warn({ err: error }, "the connection that listens for news broke"));
  client.on("notification", ({ payload }) => receive(payload ?? ""));
  await client.connect();
  await client.query(`LISTEN ${CHANNEL}`);
  return client;
}

// A connection whose other end vanished says nothing: it is asked again and again.
function keepListening(client: pg.Client, receive: Receive): void {
  const probe = setInterval(() => {
    client.query("SELECT 1").catch(() => client.end().catch(() => undefined));
  }, PROBE_EVERY_MS);
  probe.unref();
  client.once("end", () => {
    clearInterval(probe);
    connectAgain(receive);
  });
}

function connectAgain(receive: Receive): void {
  const timer = setTimeout(() => {
    connect(receive).then(
      (client) => keepListening(client, receive),
      (error: unknown) => {
        log().warn({ err: error }, "the connection that listens for news could not be made again yet");
        connectAgain(receive);
      },
    );
  }, CONNECT_AGAIN_MS);
  timer.unref();
}
