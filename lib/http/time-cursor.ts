import "server-only";
import { z } from "zod";
import { Problem } from "aurora-session/core";
import { valueProblem } from "@/lib/words/value-problem";

/** Where a page of a list ends that has the newest entries first: the time and the id of its last entry. */
export type TimeCursor = { readonly at: Date; readonly id: string };

const cursorSchema = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.uuid()]);

/** Returns a place in a list as text that a client hands back as it is. */
export function encodeCursor({ at, id }: TimeCursor): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString("base64url");
}

/** Returns the place that a client's text names. Throws `invalid_request` for what is no cursor. */
export function decodeCursor(cursor: string): TimeCursor {
  try {
    const [at, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { at, id };
  } catch (error) {
    throw new Problem("invalid_request", { issues: [{ path: "cursor", message: valueProblem("notACursor") }] }, error);
  }
}

/** The size of a page, and where it begins: after the entry that the last page's cursor names. */
export const pageQuerySchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
