import { bundleScript } from "@/e2e/bundled-script";
import { openLine, type Line } from "@/e2e/engines/line";
import { chooseFreePort, startInstance, type Instance } from "@/testing/servers/instance";
import type { TestServer } from "@/testing/servers/server";

/** The app that walks go through, behind a line that can be cut. */
export type Ground = {
  readonly instance: Instance;
  readonly line: Line;
  /** The code with which walks find what a page shows. */
  readonly inPage: string;
};

/** Serves the build of tests on a database, for as long as `work` takes. */
export async function onGround<Answer>(
  database: TestServer,
  work: (ground: Ground) => Promise<Answer>,
): Promise<Answer> {
  const [port, appPort] = [await chooseFreePort(), await chooseFreePort()];
  const scripts = { "/stores-worker.js": await bundleScript("e2e/stores/worker.ts") };
  const line = await openLine({ port, appPort, scripts });
  const instance = await startInstance({ port: appPort, database, environment: { AUTH_URL: line.origin } });
  try {
    return await work({ instance, line, inPage: await bundleScript("e2e/engines/in-page.ts", "inPage") });
  } finally {
    await line.cut();
    await instance.stop();
  }
}
