import "server-only";
import { z } from "zod";
import { valueProblem } from "@/lib/words/value-problem";
import { visibleName } from "@/lib/text/visible-name";

/**
 * Text that can be kept as it was meant: PostgreSQL's text type has no U+0000, UTF-8 has no half of a surrogate pair, and
 * U+FFFD is what a decoder made of bytes that it couldn't read.
 */
export const textSchema = z
  .string()
  .refine((text) => !text.includes("\u0000") && !text.includes("\uFFFD") && text.isWellFormed(), {
    error: valueProblem("notStorable"),
    abort: true,
  });

/** A person's name, as {@link visibleName} makes it; left empty it is "". One of which nothing can be seen is refused. */
export const personNameSchema = textSchema
  .transform((text, context) => {
    const name = visibleName(text);
    if (name === "" && text.trim() !== "") context.addIssue(valueProblem("nameInvisible"));
    return name;
  })
  .pipe(z.string().max(100, valueProblem("nameTooLong")));
