import { expect as base } from "@playwright/test";
import { PATIENCE_MS } from "@/testing/patience";

/**
 * Playwright's `expect` with the tests' timeout, also for programs without a configuration. A busy machine is no failure.
 */
export const expect = base.configure({ timeout: PATIENCE_MS });
