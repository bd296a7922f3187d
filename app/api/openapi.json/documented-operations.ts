import type { PlacedOperation } from "@/lib/api-document/operation-codes";
import type { Handler } from "aurora-session/http";

type RouteModule = Readonly<Record<string, Handler>>;

// Turbopack and Vite put the list of files here; webpack does not. Each file is loaded when it is needed. The document's own
// route is left out, because it would load itself.
const ROUTES = import.meta.glob<RouteModule>(["../**/route.ts", "!./route.ts"]);

/** Returns every operation of the route files below `app/api`, by path. One that is added later is documented too. */
export async function listOperations(): Promise<PlacedOperation[]> {
  const found = await Promise.all(Object.entries(ROUTES).map(([file, load]) => readRoute(file, load)));
  return found.flat().toSorted((one, other) => one.path.localeCompare(other.path));
}

async function readRoute(file: string, load: () => Promise<RouteModule>): Promise<PlacedOperation[]> {
  const folder = file.slice("../".length, -"/route.ts".length).replaceAll(/\([^)]+\)\//g, "");
  const path = `/api/${folder.replaceAll(/\[+(?:\.{3})?([^\]]+)\]+/g, "{$1}")}`;
  return Object.entries(await load()).flatMap(([method, { operation }]) =>
    operation === undefined ? [] : [{ ...operation, method: method.toLowerCase(), path }],
  );
}
