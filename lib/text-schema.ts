import "server-only";
import { z } from "zod";

/** Text that a database can keep: PostgreSQL's text type has no U+0000, and UTF-8 has no half of a surrogate pair. */
export const textSchema = z.string().refine((text) => !text.includes("\u0000") && text.isWellFormed(), {
  error: "This contains characters that can't be kept.",
  abort: true,
});
