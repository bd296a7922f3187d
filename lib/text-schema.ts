import "server-only";
import { z } from "zod";
import { valueProblem } from "@/lib/value-problem";

/** Text that a database can keep: PostgreSQL's text type has no U+0000, and UTF-8 has no half of a surrogate pair. */
export const textSchema = z.string().refine((text) => !text.includes("\u0000") && text.isWellFormed(), {
  error: valueProblem("notStorable"),
  abort: true,
});
