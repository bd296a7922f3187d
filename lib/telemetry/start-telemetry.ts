import "server-only";
import type { Telemetry } from "aurora-session/telemetry";
import { env } from "@/lib/env";
import { keepTelemetry, keptTelemetry } from "@/lib/telemetry/kept-telemetry";

/**
 * Begins to measure, where `METRICS_SECRET` or `OTEL_EXPORTER_OTLP_ENDPOINT` is set; otherwise loads nothing. Called before
 * the session layer is used.
 */
export async function startTelemetry(): Promise<void> {
  const { METRICS_SECRET, OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED } = env();
  // Hot reload begins again, and one provider is enough.
  if (keptTelemetry() !== undefined) return;
  const exports = OTEL_EXPORTER_OTLP_ENDPOINT !== undefined && !OTEL_SDK_DISABLED;
  // Loaded when it is needed: it is much code for every process that measures nothing.
  const collector = exports ? (await import("@/lib/telemetry/collector")).startCollector() : undefined;
  const prometheus =
    METRICS_SECRET === undefined ? undefined : (await import("@/lib/telemetry/prometheus")).createPrometheus();
  if (collector === undefined && prometheus === undefined) return;
  const { span } = collector?.telemetry ?? {};
  keepTelemetry({
    telemetry: {
      ...bothOf([collector?.telemetry, prometheus?.telemetry]),
      ...(span !== undefined && { span }),
    },
    ...(prometheus !== undefined && { scrape: prometheus.scrape }),
    stop: async () => collector?.stop(),
  });
}

function bothOf(each: readonly (Telemetry | undefined)[]): Pick<Telemetry, "add" | "observe"> {
  return {
    add: (...measured) => each.forEach((one) => one?.add(...measured)),
    observe: (...measured) => each.forEach((one) => one?.observe(...measured)),
  };
}
