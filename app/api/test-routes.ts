import { readdirSync } from "node:fs";
import type { Handler } from "aurora-session/http";

const FOLDER = new URL(".", import.meta.url);
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** A method of a route. It is found by walking the folder, so that a route added later is tested too. */
export type FoundRoute = { readonly path: string; readonly method: string; readonly handler: Handler };

/** Returns every method of every route file below `app/api`. Dynamic segments get a value that means nothing. */
export async function findRoutes(): Promise<FoundRoute[]> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts"));
  const found = await Promise.all(files.map(readRoute));
  return found.flat();
}

async function readRoute(file: string): Promise<FoundRoute[]> {
  const routeModule: Readonly<Record<string, Handler>> = await import(/* @vite-ignore */ new URL(file, FOLDER).href);
  const path = `/api/${file.replace(/\/?route\.ts$/, "").replace(/\[+[^\]]+\]+/g, "anything")}`;
  return METHODS.flatMap((method) => {
    const handler = routeModule[method];
    return handler === undefined ? [] : [{ path, method, handler }];
  });
}
