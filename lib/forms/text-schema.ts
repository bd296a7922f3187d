import "server-only";
import { z } from "zod";
import { valueProblem } from "@/lib/words/value-problem";
import { visibleName } from "aurora-session/core";

/**
 * Text that can be kept unchanged: PostgreSQL's text type has no U+0000, UTF-8 has no half of a surrogate pair, and a
 * decoder puts U+FFFD in place of bytes that it can't read.
 */
export const textSchema = z
  .string()
  .refine((text) => !text.includes("\u0000") && !text.includes("\uFFFD") && text.isWellFormed(), {
    error: valueProblem("notStorable"),
    abort: true,
  });

/** A person's name, as {@link visibleName} makes it; left empty it is "". A name without anything to see is refused. */
export const personNameSchema = textSchema
  .transform((text, context) => {
    const name = visibleName(text);
    if (name === "" && text.trim() !== "") context.addIssue(valueProblem("nameInvisible"));
    return name;
  })
  .pipe(z.string().max(100, valueProblem("nameTooLong")));
