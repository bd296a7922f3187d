import type { Telemetry } from "aurora-session/telemetry";
import { processState } from "@/lib/process/process-state";

/** Where this process measures. */
export type KeptTelemetry = {
  readonly telemetry: Telemetry;
  /** Writes all figures in Prometheus's text format; not there without `METRICS_SECRET`. */
  readonly scrape?: () => Promise<string>;
  /** Sends what was not sent yet, for a process that is about to end. */
  readonly stop: () => Promise<void>;
};

declare global {
  interface ProcessState {
    telemetry?: KeptTelemetry;
  }
}

const LONGEST_STOP_MS = 2_000;

/** Keeps where this process measures. Called once, before the session layer is used. */
export function keepTelemetry(telemetry: KeptTelemetry): void {
  processState.telemetry = telemetry;
}

/** Returns where this process measures, or undefined if nobody asked for it. */
export function keptTelemetry(): KeptTelemetry | undefined {
  return processState.telemetry;
}

/** Sends what was not sent yet, for at most 2 s. Never throws: nobody's sign-out waits for a collector. */
export async function stopTelemetry(): Promise<void> {
  const tooLong = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_STOP_MS).unref());
  await Promise.race([processState.telemetry?.stop().catch(console.error), tooLong]);
}
