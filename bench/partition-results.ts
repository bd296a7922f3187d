import type { About } from "./about.ts";
import type { Summary } from "./statistics.ts";

/** The cost of taking old rows away. */
export interface Pruned {
  readonly rows: number;
  readonly ms: number;
  readonly walBytes: number;
}

/** The results of `npm run bench:partitions`: by what is divided, `whole` first. */
export interface PartitionResults {
  readonly about: About;
  readonly sessions: number;
  /** Milliseconds of each operation. */
  readonly operations: Readonly<Record<string, Readonly<Record<string, Summary>>>>;
  /** Bytes of the write-ahead log for each. */
  readonly walBytes: Readonly<Record<string, { readonly signIn: number; readonly signOut: number }>>;
  readonly pruning: {
    readonly sessions: Readonly<Record<string, Pruned>>;
    readonly events: Readonly<Record<string, Pruned>>;
  };
}
