import { expect, test } from "vitest";
import { peersTable, peerWeightsTable, referenceOf } from "./peer-tables";
import { summarise } from "./statistics";

const figures = {
  checkBusy: { nothing: summarise([100]), "Auth.js": summarise([200]), "Aurora, after": summarise([90, 110, 130]) },
  garbageBusy: { "Auth.js": summarise([500]), "Better Auth": summarise([800]), "Aurora, after": summarise([1200]) },
  signOut: { "Auth.js": summarise([4]), "Better Auth": summarise([6]), "Aurora, after": summarise([5]) },
};

test("the best peer is the fastest one, and never the app that does nothing or Aurora", () => {
  expect(referenceOf(figures.signOut, "best peer", "less")).toBe(4);
  expect(referenceOf(figures.garbageBusy, "best peer", "more")).toBe(800);
  expect(referenceOf(figures.checkBusy, "best peer", "less")).toBe(200);
  expect(referenceOf({ "Aurora, after": summarise([1]) }, "best peer", "less")).toBeUndefined();
});

test("each figure has its spread, and its ratio to what it is compared with", () => {
  const names = ["nothing", "Auth.js", "Better Auth", "Aurora, after"];
  const { head, rows } = peersTable({ names, figures });
  expect(head.slice(2)).toEqual(names);
  expect(rows.map(([, to, ...cells]) => [to, cells[0], cells[3]])).toEqual([
    ["nothing", "100 (100 – 100), 1.00 ×", "110 (90.0 – 130), 1.10 ×"],
    ["best peer", "–", "1,200 (1,200 – 1,200), 1.50 ×"],
    ["best peer", "–", "5.00 (5.00 – 5.00), 1.25 ×"],
  ]);
});

test("without any statement of the best peer there is no ratio", () => {
  const none = { "Better Auth": summarise([0]), "Aurora, after": summarise([2]) };
  const { rows } = peersTable({ names: ["Aurora, after"], figures: { garbageStatements: none } });
  expect(rows[0]?.[2]).toBe("2.00 (2.00 – 2.00)");
});

test("scripts are weighed above those of the app that does nothing", () => {
  const { rows } = peerWeightsTable({ scripts: { nothing: 135_000, "Auth.js": 137_500 } });
  expect(rows).toEqual([
    ["nothing", "135.0 kB", "0.0 kB"],
    ["Auth.js", "137.5 kB", "2.5 kB"],
  ]);
});
