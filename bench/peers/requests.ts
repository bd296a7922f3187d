import { once } from "node:events";
import { Agent, request as send, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import autocannon from "autocannon";
import type { Asking } from "./contender.ts";

const CONNECTIONS = 16;

/** Sends a request. Returns the answer's text, and the cookies that it sets. Throws if it has another status. */
export async function request(
  origin: string,
  asking: Asking,
  agent?: Agent,
): Promise<{ text: string; cookie: string }> {
  const { host, port } = new URL(origin);
  const { method, path, body, status } = asking;
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const headers = { ...asking.headers, ...length, host };
  const asked = send({ host: "127.0.0.1", port, method, path, headers, agent: agent ?? false }).end(body);
  const [response]: IncomingMessage[] = await once(asked, "response");
  if (response === undefined) throw new Error("No answer.");
  const answer = await text(response);
  if (response.statusCode !== status)
    throw new Error(`${origin}${path} answered ${response.statusCode}, not ${status}: ${answer.slice(0, 200)}`);
  const cookie = (response.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
  return { text: answer, cookie };
}

/** Sends each request once, over as many connections that stay open. Returns how many milliseconds each took. */
export async function timeEach(origin: string, askings: readonly Asking[], connections: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waiting = [...askings];
  const tookMs: number[] = [];
  const work = async (): Promise<void> => {
    for (let asking = waiting.pop(); asking !== undefined; asking = waiting.pop()) {
      const startedAt = performance.now();
      await request(origin, asking, agent);
      tookMs.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return tookMs;
}

/** Sends one request over and over, on each connection one after the other. Returns how many were answered, and in how long. */
export async function load(
  origin: string,
  { path, headers, status }: Asking,
  seconds: number,
  connections = CONNECTIONS,
): Promise<{ answered: number; seconds: number }> {
  const { host, port } = new URL(origin);
  let answered = 0;
  const wrong = new Set<string>();
  const startedAt = performance.now();
  const options = {
    url: `http://127.0.0.1:${port}${path}`,
    headers: { ...headers, host },
    connections,
    duration: seconds,
  };
  // Only autocannon's form with a callback returns the emitter of each answer.
  const running = autocannon(options, () => undefined);
  running.on("response", (_client, code) => {
    answered += 1;
    if (code !== status) wrong.add(String(code));
  });
  running.on("reqError", (error) => wrong.add(String(error)));
  await once(running, "done");
  if (wrong.size > 0) throw new Error(`${origin}${path} answered ${[...wrong].join(", ")}, not ${status}.`);
  return { answered, seconds: (performance.now() - startedAt) / 1000 };
}
