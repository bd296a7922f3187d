import { capacityTable } from "./capacity.ts";
import bench from "./results/bench.json" with { type: "json" };
import cluster from "./results/cluster.json" with { type: "json" };
import scale from "./results/scale.json" with { type: "json" };
import { printTables } from "./tables.ts";

// Nothing is measured: the table of docs/capacity.md, computed from the kept figures.
printTables([capacityTable([1_000_000, 10_000_000, 100_000_000], { bench, scale, cluster })]);
