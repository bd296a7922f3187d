import { expect, test } from "vitest";
import { capacityTable, needOf, type Figures } from "./capacity";
import type { Load, Times } from "./cluster-results";
import type { Summary } from "./statistics";

const summary = (median: number): Summary => ({ count: 1, median, low: median, high: median, p99: median });
const times: Times = { count: 3_000, p50: 1, p95: 1, p99: 1, most: 1 };
const load = (aSecond: number, cpuMs: Load["cpuMs"]): Load => ({
  aSecond,
  statuses: {},
  p50Ms: 1,
  p95Ms: 1,
  p99Ms: 1,
  busy: 1,
  seconds: 10,
  cpuMs,
});

const figures: Figures = {
  bench: {
    requests: { check: summary(600) },
    cpu: { signIn: 60, signOut: 6 },
    streams: {
      count: 1_000,
      heapBytesEach: 0,
      residentBytesEach: 2 ** 20,
      lastToldMs: 0,
      roundCpuMs: 150,
      roundStatements: 10,
    },
  },
  scale: {
    sizes: [
      { sessions: 1, fillSeconds: 1, operations: { check: summary(0.1), signIn: summary(6), signOut: summary(3) } },
    ],
    plans: [
      { operation: "signIn", statements: 10, indexes: [] },
      { operation: "signOut", statements: 5, indexes: [] },
    ],
    signIn: { walBytes: 2 ** 20 },
    bytesEach: { Session: { rows: 1, heap: 400, indexes: 200 }, SecurityEvent: { rows: 1, heap: 200, indexes: 100 } },
  },
  cluster: {
    instances: 4,
    checks: load(1_000, { postgres: 1_000, pgbouncer: 300 }),
    // 2,000 checks beside the endings and the 3,000 that followed them took half a second of the 2.5.
    endings: {
      endings: 1_000,
      sinceSent: times,
      load: load(200, { postgres: 2_500, "redis-server": 40 }),
    },
  },
};

test("what users need follows from the measured cost of each check, ending, stream and message", () => {
  // 864,000 users make 8,000 requests, 12 sign-ins and 8 sign-outs in the busiest second, and have 86,400 streams open.
  const need = needOf(864_000, figures);
  expect(need).toMatchObject({ requests: 8_000, messages: 20, streams: 86_400, streamGiB: 84.375 });
  // 4.8 s of checks, 0.72 s of sign-ins, 0.048 s of sign-outs, 0.864 s of heartbeats, of which a core gives 0.6 s.
  expect(need).toMatchObject({ appCores: 11, connections: 110, deliveries: 220 });
  // 100 µs a check, 2 ms a sign-out, 4 ms a sign-in; 30 µs of PgBouncer a check; 10 µs of Redis a delivery.
  expect(need.databaseCores).toBeCloseTo((0.8 + 0.016 + 0.048) / 0.6);
  expect(need.bouncerCores).toBeCloseTo(0.24 / 0.6);
  expect(need.redisCores).toBeCloseTo(0.0022 / 0.6);
  expect(need.busyConnections).toBeCloseTo(0.8 + 0.072 + 0.024);
});

test("ten times the users are ten times the rows, and a hundred times need more than one process that prunes", () => {
  const [one, hundred] = [needOf(1_000_000, figures), needOf(100_000_000, figures)];
  expect(hundred.eventGiB / one.eventGiB).toBeCloseTo(100);
  expect([one.pruners, hundred.pruners]).toEqual([1, 3]);
  expect(capacityTable([1_000_000, 100_000_000], figures).rows[0]).toEqual([
    "Requests with a session, a second",
    "9,259",
    "925,926",
  ]);
});
