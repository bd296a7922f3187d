import type pg from "pg";
import { z } from "zod";
import { ok, warning, type Check } from "./check.ts";

const TRIES = 3;
const MOST_MS = 2_000;

/** The database's answer to the question for its time, with the times when it was asked and when the answer arrived. */
export interface ClockReading {
  readonly askedAt: number;
  readonly toldAt: number;
  readonly answeredAt: number;
}

const timeSchema = z.tuple([z.object({ now: z.date() })]);

function roundTrip({ askedAt, answeredAt }: ClockReading): number {
  return answeredAt - askedAt;
}

/**
 * Returns by how many milliseconds the database's clock is ahead. In the quickest of the answers, the time was read about
 * halfway between question and answer (RFC 5905, with one server).
 */
export function clockOffset(readings: readonly ClockReading[]): number {
  const [quickest] = readings.toSorted((one, other) => roundTrip(one) - roundTrip(other));
  return quickest === undefined ? 0 : quickest.toldAt - (quickest.askedAt + quickest.answeredAt) / 2;
}

/** Judges an offset in milliseconds. Sessions are decided by the database's clock alone. */
export function judgeClock(offsetMs: number): Check {
  const seconds = (Math.abs(offsetMs) / 1000).toFixed(1);
  if (Math.abs(offsetMs) <= MOST_MS) return ok("Clock", `within ${MOST_MS / 1000} s of the database's`);
  const direction = offsetMs > 0 ? "behind" : "ahead of";
  return warning(
    "Clock",
    `this machine is ${seconds} s ${direction} the database: set both by NTP, so that logs and mails agree.`,
  );
}

/** Compares this machine's clock with the database's. */
export async function checkClock(client: pg.Client): Promise<Check> {
  const readings: ClockReading[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    const askedAt = Date.now();
    const { rows } = await client.query("SELECT clock_timestamp() AS now");
    const [{ now }] = timeSchema.parse(rows);
    readings.push({ askedAt, toldAt: now.getTime(), answeredAt: Date.now() });
  }
  return judgeClock(clockOffset(readings));
}
