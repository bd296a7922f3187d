import "server-only";
import { type Counter, type Histogram, metrics, SpanStatusCode, trace, type UpDownCounter } from "@opentelemetry/api";
import { DatabaseUnavailable, Problem } from "../base/problem.ts";
import { BUCKETS, MEASURES, type Attributes, type MeasureName, type Telemetry } from "../base/telemetry.ts";

const SCOPE = "aurora-session";

/**
 * Measures with OpenTelemetry, for the option `telemetry`: counters `aurora.endings` and so on, and spans `aurora.check`,
 * `aurora.sign_in` and `aurora.ending`. The host registers the providers, before the session layer is used.
 */
export function openTelemetry(): Telemetry {
  const tracer = trace.getTracer(SCOPE);
  const meter = metrics.getMeter(SCOPE);
  const counters = new Map<MeasureName, Counter | UpDownCounter>();
  const histograms = new Map<MeasureName, Histogram>();
  for (const { name, kind, help: description } of MEASURES) {
    const full = `aurora.${name}`;
    if (kind === "counter") counters.set(name, meter.createCounter(full, { description }));
    else if (kind === "level") counters.set(name, meter.createUpDownCounter(full, { description }));
    else {
      const options = { description, unit: "s", advice: { explicitBucketBoundaries: [...BUCKETS] } };
      histograms.set(name, meter.createHistogram(full, options));
    }
  }
  return {
    add: (measure, by, attributes) => counters.get(measure)?.add(by, named(attributes)),
    observe: (measure, seconds, attributes) => histograms.get(measure)?.record(seconds, named(attributes)),
    span: (name, work) =>
      tracer.startActiveSpan(`aurora.${name}`, async (span) => {
        try {
          return await work((attributes) => span.setAttributes(named(attributes)));
        } catch (error) {
          // A refusal is an answer. Of a failure no text is told: nobody knows what is in it.
          const failed = error instanceof DatabaseUnavailable || !(error instanceof Problem);
          span.setAttribute("error.type", error instanceof Problem ? error.code : "internal_error");
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      }),
  };
}

function named(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`aurora.${name}`, value]));
}
