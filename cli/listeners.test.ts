import { once } from "node:events";
import { get, type IncomingMessage, type RequestListener } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { startListeners, type Listeners } from "./listeners.ts";

async function listen(handler: RequestListener): Promise<[Listeners, number]> {
  const listeners = await startListeners(handler, 0, ["127.0.0.1"]);
  const address = listeners.servers[0]?.address();
  return [listeners, typeof address === "object" ? (address?.port ?? 0) : 0];
}

async function begin(port: number): Promise<IncomingMessage> {
  const [response]: IncomingMessage[] = await once(get({ host: "127.0.0.1", port }), "response");
  if (response === undefined) throw new Error("There was no answer.");
  return response;
}

test("a request under way is finished before the server stops", async () => {
  const [listeners, port] = await listen((_request, response) => {
    response.write("first ");
    setTimeout(() => response.end("last"), 200);
  });
  const response = await begin(port);
  const stopped = listeners.stop();
  expect(Buffer.concat(await response.toArray()).toString()).toBe("first last");
  await stopped;
  await expect(begin(port)).rejects.toThrow();
});

test("an event stream does not hold the stop up", async () => {
  const [listeners, port] = await listen((_request, response) => {
    response.setHeader("content-type", "text/event-stream");
    response.write("data: 1\n\n");
  });
  const response = await begin(port);
  response.on("error", () => undefined).resume();
  const outcome = await Promise.race([listeners.stop().then(() => "stopped"), wait(5_000, "held up")]);
  expect(outcome).toBe("stopped");
});

test("an address that this machine does not have is passed over", async () => {
  const listeners = await startListeners((_request, response) => response.end(), 0, ["127.0.0.1", "192.0.2.1"]);
  expect(listeners.servers).toHaveLength(1);
  await listeners.stop();
});
