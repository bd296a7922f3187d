import { NextResponse } from "next/server";
import { pool } from "@/lib/db";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export const dynamic = "force-dynamic";

const counted = { statements: 0, since: false };

// Every statement outside of a transaction takes a connection from the pool, and gives it back.
function countStatements(): number {
  if (!counted.since) pool().on("acquire", () => (counted.statements += 1));
  counted.since = true;
  return counted.statements;
}

/**
 * What this server process holds in memory once everything that nobody needs is collected, in bytes, and how many
 * statements it has sent since it was first asked.
 */
export function GET(): Response {
  setFlagsFromString("--expose-gc");
  const collectGarbage: unknown = runInNewContext("gc");
  if (typeof collectGarbage === "function") collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  return NextResponse.json({ heapUsed, external, rss, statements: countStatements() });
}
