import { expect as base } from "@playwright/test";
import { PATIENCE_MS } from "@/testing/patience";

/**
 * Playwright's `expect` as the tests have it, also for programs that no configuration reaches: a busy machine is no failure.
 */
export const expect = base.configure({ timeout: PATIENCE_MS });
