import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { aboutSchema } from "./about.ts";

const summarySchema = z.strictObject({
  count: z.int(),
  median: z.number(),
  low: z.number(),
  high: z.number(),
  p99: z.number(),
});
const summariesSchema = z.record(z.string(), summarySchema);

/** What `npm run bench` measures. */
export const benchResultsSchema = z.strictObject({
  about: aboutSchema,
  /** Microseconds of the server's CPU time a request. */
  requests: summariesSchema,
  /** Milliseconds from the request to the answer. */
  answers: summariesSchema,
  /** Milliseconds of the server's CPU time for each. */
  cpu: z.record(z.string(), z.number()),
  /** Milliseconds between moments in browsers. */
  tabs: summariesSchema,
  streams: z.strictObject({
    count: z.int(),
    heapBytesEach: z.number(),
    residentBytesEach: z.number(),
    lastToldMs: z.number(),
    roundCpuMs: z.number(),
    roundStatements: z.number(),
  }),
});

export type BenchResults = z.infer<typeof benchResultsSchema>;

const planSchema = z.strictObject({ operation: z.string(), statements: z.int(), indexes: z.array(z.string()) });

/** What `npm run bench:scale` measures. */
export const scaleResultsSchema = z.strictObject({
  about: aboutSchema,
  sizes: z.array(
    z.strictObject({
      sessions: z.int(),
      /** Milliseconds of each operation. */
      operations: summariesSchema,
      fillSeconds: z.number(),
    }),
  ),
  /** On the largest database, turn by turn: the p99 of a check : the p99 of a bare read. */
  checkToBareP99: summarySchema,
  plans: z.array(planSchema),
  pruning: z.strictObject({
    deleted: z.int(),
    roundMs: summarySchema,
    checkBefore: summarySchema,
    checkMeanwhile: summarySchema,
    /** A round every two seconds, as the app prunes while it is behind. */
    checkAtPace: summarySchema,
  }),
  signIn: z.strictObject({ walBytes: z.number(), indexesOfTables: z.record(z.string(), z.int()) }),
  /** Bytes of the largest database by table, for each of its rows, with its indexes. */
  bytesEach: z.record(z.string(), z.strictObject({ rows: z.int(), heap: z.number(), indexes: z.number() })),
});

export type ScaleResults = z.infer<typeof scaleResultsSchema>;

const pageWeightSchema = z.strictObject({
  scripts: z.int(),
  /** As it came over the wire: compressed, with the headers of the answers. */
  scriptBytes: z.int(),
  /** As the browser runs it. */
  decodedScriptBytes: z.int(),
  /** The document, styles, scripts, pictures and data together, over the wire. */
  allBytes: z.int(),
  requests: z.int(),
});

/** What a first visit to a page loads, in bytes. */
export type PageWeight = z.infer<typeof pageWeightSchema>;

/** What `npm run bench:weight` measures: each page by its address, the empty one first. */
export const weightResultsSchema = z.strictObject({
  ...aboutSchema.pick({ date: true, commit: true }).shape,
  pages: z.record(z.string(), pageWeightSchema),
});

export type WeightResults = z.infer<typeof weightResultsSchema>;

/** Where the last results are, from the project's root. */
export const RESULTS = {
  bench: "bench/results/bench.json",
  scale: "bench/results/scale.json",
  weight: "bench/results/weight.json",
} as const;

// Six figures are more than any clock here tells.
function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}

/** Keeps results for the documents, in place of the ones before. */
export async function writeResults(
  root: string,
  kind: keyof typeof RESULTS,
  results: BenchResults | ScaleResults | WeightResults,
): Promise<void> {
  await writeFile(join(root, RESULTS[kind]), `${JSON.stringify(results, rounded, 2)}\n`);
}

/** The last results of `npm run bench`. */
export async function readBenchResults(root: string): Promise<BenchResults> {
  return benchResultsSchema.parse(JSON.parse(await readFile(join(root, RESULTS.bench), "utf8")));
}

/** The last results of `npm run bench:scale`. */
export async function readScaleResults(root: string): Promise<ScaleResults> {
  return scaleResultsSchema.parse(JSON.parse(await readFile(join(root, RESULTS.scale), "utf8")));
}

/** The last results of `npm run bench:weight`. */
export async function readWeightResults(root: string): Promise<WeightResults> {
  return weightResultsSchema.parse(JSON.parse(await readFile(join(root, RESULTS.weight), "utf8")));
}
