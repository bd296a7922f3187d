import { once } from "node:events";
import autocannon from "autocannon";
import { measureCpuMs } from "./process-cost.ts";
import type { Instance } from "../testing/servers/instance.ts";

const CONNECTIONS = 16;

/** Requests that are sent over and over. */
export interface Target {
  readonly path: string;
  readonly headers?: Record<string, string>;
  /** How many connections are kept busy. 16 if it is left out. */
  readonly connections?: number;
  /** The expected status. With another one, something else would be measured. */
  readonly status: number;
}

/**
 * Sends a target over its connections for some seconds, on each one request after the other. Returns how many microseconds
 * of CPU time each cost the server. Throws if an answer has another status.
 */
export async function measureRequestCpu(instance: Instance, target: Target, seconds: number): Promise<number> {
  const { origin } = instance;
  const { host, port } = new URL(origin);
  let answered = 0;
  const wrong = new Set<string>();
  const milliseconds = await measureCpuMs(instance.server.pid(), async () => {
    const options = {
      url: `http://127.0.0.1:${port}${target.path}`,
      headers: { ...target.headers, host },
      connections: target.connections ?? CONNECTIONS,
      duration: seconds,
    };
    // Only autocannon's form with a callback returns the emitter of each answer.
    const running = autocannon(options, () => undefined);
    running.on("response", (_client, status) => {
      answered += 1;
      if (status !== target.status) wrong.add(String(status));
    });
    running.on("reqError", (error) => wrong.add(String(error)));
    await once(running, "done");
  });
  if (wrong.size > 0) throw new Error(`${target.path} answered ${[...wrong].join(", ")}, not ${target.status}.`);
  return (milliseconds * 1000) / answered;
}
