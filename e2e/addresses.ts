import { readdirSync } from "node:fs";

/**
 * Returns the addresses of all files of one name below `app`, or one side of it. They come from the sources, so that a new
 * page or route is tested too.
 */
export function addresses(fileName: "page.tsx" | "route.ts", side: "(app)" | "(public)" | "" = ""): string[] {
  return readdirSync(`app/${side}`, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .map((path) => `/${path}`)
    .filter((path) => path.endsWith(`/${fileName}`))
    .map((path) => path.slice(0, -fileName.length - 1))
    .map((path) => path.replaceAll(/\/\([^)]*\)/g, "").replace("[...nextauth]", "providers"))
    .map((path) => (path === "" ? "/" : path));
}
