import "server-only";
import type { z } from "zod";
import { Problem, type Issue } from "../base/problem.ts";
import { valueProblem } from "./value-problem.ts";

const MAX_BODY_BYTES = 16 * 1024;

/** Reads a body of at most 16 KiB. Throws `body_too_large`, whatever `Content-Length` claimed. */
export async function readBytes(request: Request): Promise<Uint8Array> {
  const stated = request.headers.get("content-length");
  if (Number(stated ?? 0) > MAX_BODY_BYTES) throw new Problem("body_too_large");
  // No stream, with all that it costs: a server reads no body where there is none (RFC 9112 §6.3).
  if (stated === "0") return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new Problem("body_too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Reads bytes as UTF-8, and drops a byte order mark before them (RFC 8259 §8.1). Throws `invalid_request` for bytes that are
 * not UTF-8: if U+FFFD stood for each unreadable part, two different passwords would be the same.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw notUtf8();
  }
}

/** Returns the problem of a text that is not UTF-8. */
export function notUtf8(): Problem {
  return new Problem("invalid_request", { issues: [{ path: "", message: valueProblem("notUtf8") }] });
}

/** Reads a body of at most 16 KiB as text. Throws `body_too_large`, and `invalid_request` for bytes that are not UTF-8. */
export async function readBody(request: Request): Promise<string> {
  return decodeUtf8(await readBytes(request));
}

/**
 * Parses a JSON body by a schema. Throws `unsupported_media_type`, `body_too_large`, or `invalid_request` with the wrong
 * paths.
 */
export async function parseJsonBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const bytes = await readBytes(request);
  if (type !== "application/json") throw new Problem("unsupported_media_type");
  return parseInput(parseJson(decodeUtf8(bytes)), schema);
}

/** Parses a JSON body and never refuses it: one that can't be read, or that the schema refuses, counts as `{}`. */
export async function parseOptionalBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  try {
    const text = await readBody(request);
    // API clients send none, and an error with its stack takes longer than all the rest of this.
    return schema.parse(text === "" ? {} : JSON.parse(text));
  } catch {
    return schema.parse({});
  }
}

/** Parses a text as JSON. Throws `invalid_request`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("invalid_request", { issues: [{ path: "", message: valueProblem("notJson") }] });
  }
}

/** Parses input by a schema. Throws `invalid_request` with the paths that are wrong, but never repeats a value. */
export function parseInput<Schema extends z.ZodType>(input: unknown, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue): Issue => ({
    path: issue.path.map(String).join("."),
    message: issue.message,
  }));
  throw new Problem("invalid_request", { issues });
}
