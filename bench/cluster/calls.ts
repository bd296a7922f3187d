import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { Instance } from "../../testing/servers/instance.ts";
import type { Client } from "../../e2e/api-clients.ts";

// Connections stay open, as those of a proxy do.
const agent = new Agent({ keepAlive: true });

/** A whole answer, and when it was asked for and had arrived, by `performance.now()`. */
export interface Called {
  readonly status: number;
  readonly text: string;
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** Sends one request to an instance as a client. Rejects if there is no whole answer. */
export async function call({ origin }: Instance, method: string, path: string, { headers }: Client): Promise<Called> {
  const { host, port } = new URL(origin);
  const sentAt = performance.now();
  const asked = request({ host: "127.0.0.1", port, method, path, headers: { ...headers, host }, agent });
  asked.end();
  const [response]: IncomingMessage[] = await once(asked, "response");
  if (response === undefined) throw new Error("No answer.");
  const body = await text(response);
  return { status: response.statusCode ?? 0, text: body, sentAt, answeredAt: performance.now() };
}

/** Runs `work` for each item, `atOnce` of them at a time, in their order. */
export async function eachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const left = items.entries();
  const workers = Array.from({ length: atOnce }, async () => {
    for (const [index, item] of left) await work(item, index);
  });
  await Promise.all(workers);
}

/** Returns the item at an index that goes round. */
export function around<Item>(items: readonly Item[], index: number): Item {
  const found = items[index % items.length];
  if (found === undefined) throw new Error("There is none.");
  return found;
}
