import { z } from "zod";

/** A request to a worker. It answers with the schema of the same name in {@link answerSchemas}. */
export const requestSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("measure"), operation: z.string(), count: z.int(), warmUp: z.int() }),
  z.strictObject({ do: z.literal("plans") }),
  z.strictObject({ do: z.literal("prune"), most: z.int() }),
]);

export type WorkerRequest = z.infer<typeof requestSchema>;

/** The request to run an operation so often, after some runs that are not timed. */
export type MeasureRequest = Extract<WorkerRequest, { do: "measure" }>;

const readSchema = z.object({ table: z.string(), index: z.string().nullable(), bounded: z.boolean() });
const planSchema = z.object({
  operation: z.string(),
  statements: z.int(),
  reads: z.array(readSchema),
  /** Sentences about reads that take longer with each row; empty if all is well. */
  growing: z.array(z.object({ what: z.string(), statement: z.string() })),
});

/** How the database runs the statements of one operation. */
export type OperationPlan = z.infer<typeof planSchema>;

export const answerSchemas = {
  /** Milliseconds of each run. */
  measure: z.array(z.number()),
  plans: z.array(planSchema),
  /** How many ended rows were deleted, and the milliseconds of each round. */
  prune: z.object({ deleted: z.int(), rounds: z.array(z.number()) }),
} as const;
