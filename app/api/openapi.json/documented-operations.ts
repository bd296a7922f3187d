import type { PlacedOperation } from "@/lib/api-document/operation-codes";
import type { Handler } from "@/lib/http/route";

type RouteModule = Readonly<Record<string, Handler>>;

// Turbopack and Vite write the files in its place; webpack does not. Each is loaded when it is asked for. The document's own
// route would ask for itself.
const ROUTES = import.meta.glob<RouteModule>(["../**/route.ts", "!./route.ts"]);

/** Every operation of the route files below `app/api`, by path: one that is added later is documented too. */
export async function listOperations(): Promise<PlacedOperation[]> {
  const found = await Promise.all(Object.entries(ROUTES).map(([file, load]) => readRoute(file, load)));
  return found.flat().toSorted((one, other) => one.path.localeCompare(other.path));
}

async function readRoute(file: string, load: () => Promise<RouteModule>): Promise<PlacedOperation[]> {
  const path = `/api/${file.slice("../".length, -"/route.ts".length).replaceAll(/\[(\w+)\]/g, "{$1}")}`;
  return Object.entries(await load()).flatMap(([method, { operation }]) =>
    operation === undefined ? [] : [{ ...operation, method: method.toLowerCase(), path }],
  );
}
