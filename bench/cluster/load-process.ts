import autocannon from "autocannon";
import { z } from "zod";
import { quantile } from "../statistics.ts";
import { loadSchema } from "./load.ts";

// Checks of live sessions on every instance, until told to stop: in a process of its own, so that it delays no measured one.
const { origins, headers, connections } = loadSchema.parse(JSON.parse(process.argv[2] ?? ""));
const statuses: Record<string, number> = {};
const tookMs: number[] = [];
let startedAt: number | undefined;
const running = origins.map((origin) => {
  const { host, port } = new URL(origin);
  const requests = headers.map((each) => ({ path: "/api/me", headers: { ...each, host } }));
  const options = { url: `http://127.0.0.1:${port}`, requests, connections, duration: 24 * 60 * 60 };
  // Only autocannon's form with a callback returns the emitter of each answer.
  const instance = autocannon(options, () => undefined);
  instance.on("response", (_client, status, _bytes, responseMs) => {
    if (startedAt === undefined) process.send?.("running");
    startedAt ??= performance.now();
    statuses[status] = (statuses[status] ?? 0) + 1;
    tookMs.push(responseMs);
  });
  instance.on("reqError", () => (statuses["none"] = (statuses["none"] ?? 0) + 1));
  return instance;
});

process.on("message", (message) => {
  z.literal("stop").parse(message);
  const seconds = (performance.now() - (startedAt ?? 0)) / 1000;
  for (const instance of running) instance.stop();
  const [p50Ms, p95Ms, p99Ms] = [0.5, 0.95, 0.99].map((share) => quantile(tookMs, share));
  process.send?.({ aSecond: tookMs.length / seconds, statuses, p50Ms, p95Ms, p99Ms }, () => process.exit());
});
process.on("disconnect", () => process.exit());
