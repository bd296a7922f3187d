import { NextResponse } from "next/server";
import { pool } from "@/lib/db";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export const dynamic = "force-dynamic";

const counted = { statements: 0, since: false };

// Every statement outside of a transaction takes a connection from the pool, which emits "acquire".
function countStatements(): number {
  if (!counted.since) pool().on("acquire", () => (counted.statements += 1));
  counted.since = true;
  return counted.statements;
}

/**
 * Answers with the memory of this server process after a garbage collection, in bytes, and how many statements it has sent
 * since this route was first asked.
 */
export function GET(): Response {
  setFlagsFromString("--expose-gc");
  const collectGarbage: unknown = runInNewContext("gc");
  if (typeof collectGarbage === "function") collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  return NextResponse.json({ heapUsed, external, rss, statements: countStatements() });
}
