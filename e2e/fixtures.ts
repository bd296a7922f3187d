import { test as base, type BrowserContext } from "@playwright/test";
import { watchErrors } from "@/e2e/console-errors";
import { Instances, type DatabaseKind } from "@/e2e/instances";
import { SharedContexts } from "@/e2e/shared-contexts";
import type { Instance } from "@/testing/servers/instance";
import { TEST_LIMIT_MS } from "@/testing/patience";

/** The options that a project, a file or a group of tests can set. */
export type TestOptions = {
  /** Variables of the instance that tests run against. */
  environment: Readonly<Record<string, string>>;
  databaseKind: DatabaseKind;
  /** Whether a test's browser is one that others used before, and forgot everything but our scripts. */
  sharesContext: boolean;
  /** Console errors that this test brings about on purpose, as parts of their texts. */
  expectedErrors: string[];
};

type TestFixtures = TestOptions & {
  instance: Instance;
  /** The browser of a second device, which others used before and which forgot everything but our scripts. */
  elsewhere: BrowserContext;
  noConsoleErrors: undefined;
};

type WorkerFixtures = {
  instances: Instances;
  sharedContexts: SharedContexts;
};

/**
 * Tests run on the production build, on the one instance that all share unless they ask for another; `console.error` fails
 * a test that did not ask for it.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  instances: [
    async ({ playwright: _playwright }, provide) => {
      const instances = new Instances();
      await provide(instances);
      await instances.stop();
    },
    { scope: "worker", timeout: TEST_LIMIT_MS },
  ],
  sharedContexts: [
    async ({ browser }, provide) => {
      const contexts = new SharedContexts(browser);
      await provide(contexts);
      await contexts.close();
    },
    { scope: "worker" },
  ],
  sharesContext: [false, { option: true }],
  context: async ({ context, sharesContext, sharedContexts, instance }, provide) => {
    if (!sharesContext) return provide(context);
    const shared = await sharedContexts.wide(instance.origin);
    await provide(shared);
    return sharedContexts.clean(shared, instance.origin);
  },
  elsewhere: async ({ sharedContexts, instance }, provide) => {
    const shared = await sharedContexts.elsewhere(instance.origin);
    await provide(shared);
    await sharedContexts.clean(shared, instance.origin);
  },
  environment: [{}, { option: true }],
  databaseKind: ["shared", { option: true }],
  instance: async ({ instances, environment, databaseKind }, provide) =>
    provide(await instances.on(databaseKind, environment)),
  baseURL: async ({ instance }, provide) => provide(instance.origin),
  expectedErrors: [[], { option: true }],
  noConsoleErrors: [
    async ({ context, expectedErrors }, provide) => {
      const errors: string[] = [];
      const stop = watchErrors(context, errors);
      await provide(undefined);
      stop();
      const unexpected = errors.filter((text) => !expectedErrors.some((expected) => text.includes(expected)));
      if (unexpected.length > 0) throw new Error(`The console said: ${unexpected.join("\n")}`);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
