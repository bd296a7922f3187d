import type { BrowserContext, ConsoleMessage } from "@playwright/test";

// Chromium writes one for every answer that is an error; tests look at the answers themselves.
const FAILED_RESOURCE = "Failed to load resource";

/** Notes what a context's pages write to the console as an error, or throw, until the returned function is called. */
export function watchErrors(context: BrowserContext, errors: string[]): () => void {
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === "error" && !message.text().includes(FAILED_RESOURCE)) errors.push(message.text());
  };
  const onError = (error: { error(): Error }): void => {
    errors.push(String(error.error()));
  };
  context.on("console", onConsole);
  context.on("weberror", onError);
  return () => {
    context.off("console", onConsole);
    context.off("weberror", onError);
  };
}
