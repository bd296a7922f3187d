import "server-only";
import { log } from "./log.ts";
import { processState } from "./process-state.ts";
import type { Attributes, MeasureName, Note, Telemetry } from "./telemetry.ts";

const ignore: Note = () => undefined;

// Not `settings()`, which throws where nothing was configured: what fails there shall fail with its own error.
function telemetry(): Telemetry | undefined {
  return processState.settings?.parsed?.telemetry;
}

// Telemetry of a host that fails must not fail a sign-out that is committed.
function attempt(measure: () => void): void {
  try {
    measure();
  } catch (error) {
    log().warn({ err: error }, "the host's telemetry failed");
  }
}

/** Adds to a counter or a level. Costs nothing where the host takes no telemetry. */
export function count(measure: MeasureName, attributes: Attributes = {}, by = 1): void {
  const to = telemetry();
  if (to !== undefined) attempt(() => to.add(measure, by, attributes));
}

/** Measures how long ago something happened, at a time in milliseconds of this or of another machine's clock. */
export function observeSince(measure: MeasureName, since: number, attributes: Attributes): void {
  const to = telemetry();
  if (to !== undefined) attempt(() => to.observe(measure, Math.max(0, Date.now() - since) / 1000, attributes));
}

/** Runs work in a span, where the host takes spans. */
export async function inSpan<Answer>(
  name: Parameters<NonNullable<Telemetry["span"]>>[0],
  work: (note: Note) => Promise<Answer>,
): Promise<Answer> {
  const span = telemetry()?.span;
  return span === undefined ? work(ignore) : span(name, work);
}
