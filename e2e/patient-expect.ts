import { expect as base } from "@playwright/test";

/** Playwright's `expect` as the tests have it, also for programs that no configuration reaches: a busy machine is no failure. */
export const expect = base.configure({ timeout: 60_000 });
