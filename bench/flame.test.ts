import { expect, test } from "vitest";
import { drawFlame } from "./flame-chart";
import { busyUs, foldProfiles } from "./flame";
import { profileSchema } from "./profile";
import { placeReader } from "./profile-places";

const frame = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url, lineNumber: 0, columnNumber: 0 },
  children,
});

const profile = profileSchema.parse({
  nodes: [
    frame(1, "(root)", "", [2, 3, 9, 10]),
    frame(2, "(idle)", ""),
    frame(3, "handle", "/x/node_modules/next/dist/server/base-server.js", [4, 5]),
    frame(4, "render", "/x/node_modules/next/dist/server/base-server.js"),
    frame(5, "readRows", "/x/packages/session/dist/core/rows.js", [6]),
    frame(6, "query", "/x/node_modules/pg/lib/client.js", [7]),
    frame(7, "write", "node:net", [8]),
    frame(8, "writev", ""),
    frame(9, "(garbage collector)", ""),
    frame(10, "post", "node:inspector", [11]),
    frame(11, "dispatch", ""),
  ],
  samples: [2, 4, 5, 8, 9, 11],
  timeDeltas: [9000, 400, 200, 600, 800, 7000],
});

test("time belongs to the module that ran, and to the statement where `pg` called it; waiting and profiling are left out", () => {
  const flame = foldProfiles([profile, profile], placeReader(), 4);
  expect(flame.us).toMatchObject({ next: 200, session: 100, pg: 300, collector: 400, node: 0 });
  expect(busyUs(flame)).toBe(1000);
  expect(flame.frames).toMatchObject([
    {
      name: "handle next/server/base-server",
      us: 600,
      children: [{ name: "readRows session/core/rows", us: 400, children: [{ name: "query pg/lib/client", us: 300 }] }],
    },
    { name: "Garbage collection", us: 400 },
  ]);
});

test("a flame graph names its functions, and leaves out what is too small to be seen", () => {
  const svg = drawFlame("One <check>", foldProfiles([profile], placeReader(), 1));
  for (const text of ["One &#60;check&#62;", "readRows session/core/rows", "prefers-color-scheme: dark"])
    expect(svg).toContain(text);
  const rare = { ...profile, samples: [4, 5], timeDeltas: [100_000, 100] };
  expect(drawFlame("", foldProfiles([rare], placeReader(), 1))).not.toContain("readRows");
});
