import { rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { test } from "@playwright/test";
import { adopt } from "@/e2e/adoptions/adopt";
import { AUTH_JS } from "@/e2e/adoptions/hosts";
import { makeNestedGround } from "@/e2e/adoptions/nested-ground";
import { excessOf } from "@/e2e/adoptions/table";
import { walk } from "@/e2e/adoptions/walk";
import { expect } from "@/e2e/patient-expect";
import { serveHost } from "@/e2e/served-host";
import { sharedInstance } from "@/e2e/shared-instance";

// The short form of `npm run adoptions`: one host, without the network.
test("a stock Auth.js app adopts the package by a few commands and lines, loses no row, and ends sessions when it should", async ({
  browser,
}) => {
  const ground = await makeNestedGround(AUTH_JS, sharedInstance().databaseUrl);
  const { folder, databaseUrl, host } = ground;
  expect(excessOf(await adopt(ground))).toBeNull();
  const server = await serveHost({ folder, next: resolve("node_modules/next/dist/bin/next"), databaseUrl });
  const { page, person } = host;
  await walk({ browser, origin: server.origin, databaseUrl, page, person }, (name, work) => test.step(name, work));
  await server.stop();
  await rm(dirname(folder), { recursive: true });
});
