import { metrics } from "@opentelemetry/api";
import {
  InMemoryMetricExporter,
  AggregationTemporality,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";
import { expect, test } from "vitest";
import { configure, settings } from "../base/settings.ts";
import { count, inSpan, observeSince } from "../base/measure.ts";
import { asOutage, Problem } from "../base/problem.ts";
import { asSignIn } from "../core/sign-in-attempt.ts";
import { MEASURES, openTelemetry, type Telemetry } from "./index.ts";

const OPTIONS = {
  origin: "http://localhost:3000",
  secret: "a secret of unit tests, and of nothing else",
  database: () => {
    throw new Error("There is no database.");
  },
  users: { table: "User" },
};

function measureWith(telemetry?: Telemetry, warn: (...words: unknown[]) => void = () => undefined): void {
  const log = { info: warn, warn, error: warn };
  configure({ ...OPTIONS, log, ...(telemetry !== undefined && { telemetry }) });
  settings();
}

test("counters, levels and durations reach OpenTelemetry by their names, and spans say what came out, but no words", async () => {
  const spans = new InMemorySpanExporter();
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }).register();
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter });
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  measureWith(openTelemetry());
  for (const { name, kind } of MEASURES)
    if (kind === "seconds") observeSince(name, Date.now() - 1_500, { way: "bus" });
    else count(name, { code: "x" }, 2);
  const outage = Object.assign(new Error("connect ECONNREFUSED hunter2"), { code: "ECONNREFUSED" });
  await inSpan("check", async (note) => note({ outcome: "live" }));
  await expect(asSignIn(() => Promise.reject(new Problem("account_disabled")))).rejects.toThrow("account_disabled");
  await expect(inSpan("ending", () => asOutage(() => Promise.reject(outage)))).rejects.toThrow("unverifiable");

  await reader.forceFlush();
  const measured =
    exporter
      .getMetrics()
      .at(-1)
      ?.scopeMetrics.flatMap((scope) => scope.metrics) ?? [];
  expect(measured.map(({ descriptor }) => descriptor.name).toSorted()).toEqual(
    MEASURES.map(({ name }) => `aurora.${name}`).toSorted(),
  );
  const pointsOf = (name: string) =>
    measured
      .find(({ descriptor }) => descriptor.name === name)
      ?.dataPoints.map(({ attributes, value }) => [attributes, value]);
  expect(pointsOf("aurora.pending_sign_outs")).toEqual([[{ "aurora.code": "x" }, 2]]);
  expect(pointsOf("aurora.sign_ins_refused")).toEqual([
    [{ "aurora.code": "x" }, 2],
    [{ "aurora.code": "account_disabled" }, 1],
  ]);
  expect(pointsOf("aurora.commit_to_told")).toEqual([[{ "aurora.way": "bus" }, expect.objectContaining({ count: 1 })]]);
  expect(spans.getFinishedSpans().map(({ name, attributes, status }) => [name, attributes, status.code])).toEqual([
    ["aurora.check", { "aurora.outcome": "live" }, 0],
    ["aurora.sign_in", { "aurora.code": "account_disabled", "error.type": "account_disabled" }, 0],
    ["aurora.ending", { "error.type": "session_unverifiable" }, 2],
  ]);
  expect(JSON.stringify(spans.getFinishedSpans().map(({ events, status }) => [events, status]))).not.toContain(
    "hunter2",
  );
});

test("telemetry that fails fails nothing else, and the log says so", async () => {
  const said: unknown[] = [];
  const fail = () => {
    throw new Error("the collector is away");
  };
  measureWith({ add: fail, observe: fail }, (...words) => said.push(words));
  count("endings");
  observeSince("commit_to_told", 0, {});
  expect(await inSpan("check", async () => "answer")).toBe("answer");
  expect(said).toHaveLength(2);
});

test("a host that asked for none is not measured", async () => {
  measureWith();
  count("endings");
  expect(await inSpan("check", async () => "answer")).toBe("answer");
});

test("a refusal that passes through two sign-ins, one in the other, is counted once", async () => {
  const added: unknown[] = [];
  measureWith({ add: (...measured) => added.push(measured), observe: () => undefined });
  const refused = () => Promise.reject(new Problem("account_disabled"));
  await expect(asSignIn(() => asSignIn(refused))).rejects.toThrow("account_disabled");
  expect(added).toEqual([["sign_ins_refused", 1, { code: "account_disabled" }]]);
});
