import "server-only";
import { BUCKETS, MEASURES, type MeasureName, type Telemetry } from "aurora-session/telemetry";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** Counts for Prometheus, in this process's memory, with what Node tells of the process itself. */
export function createPrometheus(): { telemetry: Telemetry; scrape: () => Promise<string> } {
  const registry = new Registry();
  const registers = [registry];
  const added = new Map<MeasureName, Counter | Gauge>();
  const observed = new Map<MeasureName, Histogram>();
  for (const { name, kind, help, attributes } of MEASURES) {
    const labelNames = Object.keys(attributes);
    const full = `aurora_${name}`;
    if (kind === "level") added.set(name, new Gauge({ name: full, help, labelNames, registers }));
    else if (kind === "seconds")
      observed.set(
        name,
        new Histogram({ name: `${full}_seconds`, help, labelNames, registers, buckets: [...BUCKETS] }),
      );
    else {
      const counter = new Counter({ name: `${full}_total`, help, labelNames, registers });
      // A rate begins at the second value that Prometheus sees, so the first one has to be 0.
      combinationsOf(attributes).forEach((labels) => counter.inc(labels, 0));
      added.set(name, counter);
    }
  }
  collectDefaultMetrics({ register: registry });
  return {
    telemetry: {
      add: (measure, by, attributes) => added.get(measure)?.inc(attributes, by),
      observe: (measure, seconds, attributes) => observed.get(measure)?.observe(attributes, seconds),
    },
    scrape: () => registry.metrics(),
  };
}

/** Returns each combination of known values; none where the values of an attribute are not known before. */
function combinationsOf(
  attributes: Readonly<Record<string, readonly string[] | null>>,
): Readonly<Record<string, string>>[] {
  let all: Record<string, string>[] = [{}];
  for (const [name, values] of Object.entries(attributes))
    all = all.flatMap((each) => (values ?? []).map((value) => ({ ...each, [name]: value })));
  return all;
}
