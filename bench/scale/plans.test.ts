import { expect, test } from "vitest";
import { findGrowingReads, readsOf } from "./plans";

const scan = (type: string, more: object = {}) => ({ "Node Type": type, "Relation Name": "Session", ...more });

test("a table read from its beginning grows, and an index read without a bound", () => {
  const plan = {
    "Node Type": "Nested Loop",
    Plans: [scan("Seq Scan"), scan("Index Scan", { "Index Name": "Session_pkey" })],
  };
  expect(findGrowingReads(readsOf(plan), ["Session"])).toEqual(["reads all of Session", "reads all of Session_pkey"]);
  expect(findGrowingReads(readsOf(plan), ["User"])).toEqual([]);
});

test("an index entered at a value does not, nor one that is read in its order up to a limit", () => {
  const entered = scan("Index Scan", { "Index Name": "Session_pkey", "Index Cond": "(id = $1)" });
  const limited = { "Node Type": "Limit", Plans: [scan("Index Scan", { "Index Name": "Session_ended" })] };
  expect(findGrowingReads([...readsOf(entered), ...readsOf(limited)], ["Session"])).toEqual([]);
});

test("the index of a bitmap belongs to the table above it", () => {
  const plan = scan("Bitmap Heap Scan", {
    Plans: [{ "Node Type": "Bitmap Index Scan", "Index Name": "Session_clients", "Index Cond": '("parentId" = $1)' }],
  });
  expect(readsOf(plan)).toEqual([{ table: "Session", index: "Session_clients", bounded: true }]);
});
