import { describe, expect, test } from "vitest";
import { isOutage } from "./database-outage.ts";
import { Problem } from "./problem.ts";

function error(message: string, fields: object = {}): Error {
  return Object.assign(new Error(message), fields);
}

/** An error of PostgreSQL as Prisma passes it on, from a raw statement or from elsewhere. */
function inPrisma(code: string, cause: object): Error {
  return error("Invalid invocation", { code, meta: { driverAdapterError: error("", { cause }) } });
}

describe("by PostgreSQL's code, from pg and through Prisma", () => {
  test.each([
    ["08006", true, "connection failure"],
    ["08P01", true, "protocol violation, as poolers say"],
    ["28P01", true, "password refused"],
    ["3D000", true, "no such database"],
    ["53100", true, "disk full"],
    ["53300", true, "too many connections"],
    ["57014", true, "statement timeout"],
    ["57P01", true, "backend terminated"],
    ["57P03", true, "starting up"],
    ["58030", true, "I/O error"],
    ["XX000", true, "internal error"],
    ["25006", true, "read-only"],
    ["25P03", true, "idle in a transaction for too long"],
    ["40001", true, "serialization failure"],
    ["40P01", true, "deadlock"],
    ["55P03", true, "lock not available"],
    ["22P02", false, "malformed value"],
    ["22001", false, "value too long"],
    ["23502", false, "value missing"],
    ["23503", false, "foreign key violated"],
    ["23505", false, "unique value taken"],
    ["25P02", false, "statement after a failed one"],
    ["40002", false, "deferred constraint violated"],
    ["42501", false, "not permitted"],
    ["42601", false, "syntax error"],
    ["42703", false, "no such column"],
    ["42P01", false, "no such table"],
    ["P0001", false, "refused by a trigger"],
  ])("%s is an outage: %s (%s)", (code, expected) => {
    expect(isOutage(error("said by pg", { code, severity: "ERROR" }))).toBe(expected);
    expect(isOutage(inPrisma("P2010", { originalCode: code, kind: "postgres", code }))).toBe(expected);
    expect(isOutage(inPrisma("P2039", { originalCode: code, kind: "AnotherKind" }))).toBe(expected);
  });

  test("every error that ends the connection is one", () => {
    expect(isOutage(error("permission denied for database", { code: "42501", severity: "FATAL" }))).toBe(true);
  });
});

// Errors that were seen: from a stopped server, a terminated backend, a silent one, one that hangs up, an exhausted pool.
test.each([
  ["nobody listens", error("connect ECONNREFUSED 127.0.0.1:1", { code: "ECONNREFUSED" })],
  ["nobody listens at any address", new AggregateError([error("", { code: "ECONNREFUSED" })])],
  ["no socket", error("connect ENOENT /x/.s.PGSQL.5432", { code: "ENOENT" })],
  ["no such host", error("getaddrinfo EAI_AGAIN db", { code: "EAI_AGAIN" })],
  ["the line broke", error("read ECONNRESET", { code: "ECONNRESET" })],
  ["a certificate that ran out", error("certificate has expired", { code: "CERT_HAS_EXPIRED" })],
  ["the connection ended", error("Connection terminated unexpectedly")],
  ["connecting took too long", error("Connection terminated due to connection timeout")],
  ["the pool is exhausted", error("timeout exceeded when trying to connect")],
  ["the statement took too long", error("Query read timeout")],
  ["the connection was broken before", error("Client has encountered a connection error and is not queryable")],
  ["the pool was closed", error("Cannot use a pool after calling end on the pool")],
  ["Prisma: not reachable", inPrisma("P2010", { kind: "DatabaseNotReachable", host: "x" })],
  ["Prisma: not reachable, in a transaction", inPrisma("P1001", { kind: "DatabaseNotReachable" })],
  ["Prisma: closed", inPrisma("P1017", { kind: "ConnectionClosed" })],
  ["Prisma: not begun or over in time", error("Transaction API error", { code: "P2028", meta: {} })],
  ["Prisma: at its start", error("", { name: "PrismaClientInitializationError", errorCode: "P1001" })],
])("an outage: %s", (_what, seen) => {
  expect(isOutage(seen)).toBe(true);
  expect(isOutage(new Error("while something was asked", { cause: seen }))).toBe(true);
});

test.each([
  ["a mistake in code", new TypeError("Cannot read properties of undefined")],
  ["a row of another shape", error("[]", { name: "ZodError", issues: [] })],
  ["Prisma: a unique value is taken", inPrisma("P2002", { originalCode: "23505", kind: "UniqueConstraintViolation" })],
  ["Prisma: no such row", error("An operation failed", { code: "P2025", meta: { modelName: "User" } })],
  ["Prisma: a wrong call", error("Unknown argument", { name: "PrismaClientValidationError" })],
  ["a refusal", new Problem("email_taken")],
  ["Node's own complaint", error("The argument must be a string", { code: "ERR_INVALID_ARG_TYPE" })],
  ["a text", "timeout"],
  ["nothing", undefined],
])("no outage: %s", (_what, seen) => {
  expect(isOutage(seen)).toBe(false);
});
