import "server-only";
import type { z } from "zod";
import { Problem } from "../base/problem.ts";
import { decodeUtf8, notUtf8, parseInput, parseJson, readBytes } from "./json-body.ts";
import { valueProblem } from "./value-problem.ts";

/**
 * Parses parameters as OAuth sends them, from a form or from JSON. Ignores those that the schema doesn't know (RFC 6749 §3.2). Throws
 * `unsupported_media_type`, `body_too_large`, or `invalid_request`, also for a doubled parameter.
 */
export async function parseParameters<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const bytes = await readBytes(request);
  if (type === "application/x-www-form-urlencoded") return parseInput(readForm(decodeUtf8(bytes)), schema);
  if (type === "application/json") return parseInput(parseJson(decodeUtf8(bytes)), schema);
  throw new Problem("unsupported_media_type");
}

function readForm(text: string): Record<string, string> {
  const pairs = [...new URLSearchParams(text)];
  // The parser turns percent-encoded bytes that are not UTF-8 into U+FFFD (WHATWG URL §5.1), which no honest client sends.
  if (pairs.flat().some((part) => part.includes("\uFFFD"))) throw notUtf8();
  if (new Set(pairs.map(([key]) => key)).size < pairs.length)
    throw new Problem("invalid_request", { issues: [{ path: "", message: valueProblem("parameterTwice") }] });
  return Object.fromEntries(pairs);
}
