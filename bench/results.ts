import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { About, Sources } from "./about.ts";
import type { ClusterResults } from "./cluster-results.ts";
import type { FlameCase, LoneRequest } from "./flame-runs.ts";
import type { PartitionResults } from "./partition-results.ts";
import type { Summary } from "./statistics.ts";

type Summaries = Readonly<Record<string, Summary>>;

/** The results of `npm run bench`. */
export interface BenchResults {
  readonly about: About;
  /** Microseconds of the server's CPU time a request. */
  readonly requests: Summaries;
  /** Milliseconds from the request to the answer. */
  readonly answers: Summaries;
  /** Milliseconds of the server's CPU time for each. */
  readonly cpu: Readonly<Record<string, number>>;
  /** Milliseconds between moments in browsers. */
  readonly tabs: Summaries;
  readonly streams: {
    readonly count: number;
    readonly heapBytesEach: number;
    readonly residentBytesEach: number;
    readonly lastToldMs: number;
    readonly roundCpuMs: number;
    readonly roundStatements: number;
  };
}

/** The results of `npm run bench:scale`. */
export interface ScaleResults {
  readonly about: About;
  readonly sizes: readonly {
    readonly sessions: number;
    /** Milliseconds of each operation. */
    readonly operations: Summaries;
    readonly fillSeconds: number;
  }[];
  /** On the largest database, turn by turn: the p99 of a check : the p99 of a bare read. */
  readonly checkToBareP99: Summary;
  readonly plans: readonly {
    readonly operation: string;
    readonly statements: number;
    readonly indexes: readonly string[];
  }[];
  readonly pruning: {
    readonly deleted: number;
    readonly roundMs: Summary;
    readonly checkBefore: Summary;
    readonly checkMeanwhile: Summary;
    /** A round every two seconds, as the app prunes while it is behind. */
    readonly checkAtPace: Summary;
  };
  readonly signIn: { readonly walBytes: number; readonly indexesOfTables: Readonly<Record<string, number>> };
  /** Bytes of the largest database by table, for each of its rows, with its indexes. */
  readonly bytesEach: Readonly<
    Record<string, { readonly rows: number; readonly heap: number; readonly indexes: number }>
  >;
}

/** The weight of a page's scripts. */
export interface ScriptWeight {
  readonly files: number;
  /** The size of the files, each compressed as Next's server does it: gzip at its usual level, 6. Without headers. */
  readonly gzipBytes: number;
  /** The size of the files as the browser runs them. */
  readonly bytes: number;
}

/** The weight of a first visit to a page. */
export interface PageWeight {
  /** Scripts asked for before the document's `load` event. */
  readonly first: ScriptWeight;
  /** Scripts that came later by themselves: fetched ahead for what may be opened, or for what the page reads. */
  readonly later: ScriptWeight;
  /** The document, styles, scripts, pictures and data together, over the wire with the headers of the answers. */
  readonly allBytes: number;
  readonly requests: number;
}

/** The results of `npm run bench:weight`. */
export interface WeightResults extends Sources {
  /** The page of `bench/nothing/`. */
  readonly nothing: PageWeight;
  /** Each of our pages by its address. */
  readonly pages: Readonly<Record<string, PageWeight>>;
  /** The pages of `examples/minimal`, by their paths. */
  readonly minimal: Readonly<Record<string, PageWeight>>;
}

/** The results of `npm run bench:peers`. */
export interface PeerResults {
  readonly about: About;
  readonly versions: Readonly<Record<string, string>>;
  /** Those that are compared, in the order of the tables. */
  readonly names: readonly string[];
  /** Each figure by its name and then by the name of the one that it was measured of. */
  readonly figures: Readonly<Record<string, Summaries>>;
  /** Bytes of the first load's scripts, gzip, by name. */
  readonly scripts: Readonly<Record<string, number>>;
}

/** The results of `npm run bench:flame`. */
export interface FlameResults {
  readonly about: About;
  readonly requests: Readonly<Record<FlameCase, LoneRequest>>;
}

// No clock here is exact to more than six figures.
function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}

/** Returns results as text for a file. */
export function formatResults(
  results: BenchResults | ScaleResults | WeightResults | ClusterResults | PartitionResults | PeerResults | FlameResults,
): string {
  return `${JSON.stringify(results, rounded, 2)}\n`;
}

/**
 * Writes each text to its path from the project's root, and prints where. A share of the rounds is only for trying a
 * benchmark, so its figures are not kept.
 */
export async function keepFiles(root: string, share: number, files: Readonly<Record<string, string>>): Promise<void> {
  if (share < 1) {
    console.log("  Not kept: this was a share of the rounds.");
    return;
  }
  for (const [path, text] of Object.entries(files)) {
    await writeFile(join(root, path), text);
    console.log(`  Kept in ${path}`);
  }
}
