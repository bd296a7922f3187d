import type { BrowserContext, Request } from "@playwright/test";

/** Notes every address outside of `origin` that a context's pages ask, until the returned function is called. */
export function watchForeignRequests(context: BrowserContext, origin: string, foreign: string[]): () => void {
  const onRequest = (request: Request): void => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== origin) foreign.push(url.href);
  };
  context.on("request", onRequest);
  return () => {
    context.off("request", onRequest);
  };
}
