import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Category, Profile } from "./profile.ts";

type CallFrame = Profile["nodes"][number]["callFrame"];

/** Where a function stands. */
export interface Place {
  /** The function and its module, as a reader knows them. */
  readonly name: string;
  /** The module, or null for ours, of which every function is told apart. */
  readonly module: string | null;
  readonly category: Category;
}

/** Returns where a function of a profile stands; null for one that only calls what is of interest. */
export type PlaceReader = (frame: CallFrame, caller: Place | undefined) => Place | null;

const PLUMBING = new Set(["(root)", "processTicksAndRejections", "runMicrotasks", "callbackTrampoline"]);

const OF_NODE: readonly (readonly [RegExp, Category])[] = [
  [/^node:(internal\/)?async_hooks/, "hooks"],
  [/^node:internal\/(deps\/undici|webstreams|abort_controller|event_target|worker\/js_transferable)/, "fetch"],
];

const OF_FILES: readonly (readonly [RegExp, Category])[] = [
  [/node_modules\/pg(-[a-z]+)?\//, "pg"],
  [/node_modules\/zod\//, "zod"],
  [/node_modules\/|^src\/|^webpack:/, "next"],
  [/\/packages\/session\//, "session"],
  [/\/cli\//, "launcher"],
  [/\/(app|lib)\//, "app"],
];

function categoryOfFile(file: string): Category {
  return OF_FILES.find(([pattern]) => pattern.test(file))?.[1] ?? "next";
}

function mapOf(file: string): SourceMap | null {
  if (!existsSync(`${file}.map`)) return null;
  return new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")));
}

function shortFile(file: string): string {
  return file
    .replace(/^.*node_modules\//, "")
    .replace(/^webpack:\/\/next\/\.\/(dist\/)?(src\/)?|^src\/|^next\/(src|dist)\/(esm\/)?/, "next/")
    .replace(/^(\.\.\/)+|^.*\/\.next-bench\//, "")
    .replace(/^.*packages\/session\/(dist|src)\//, "session/")
    .replace(/^next\/compiled\/next-server\/(.*)\.runtime\.prod/, "next/$1")
    .replace(/\.(min\.)?[cm]?[jt]sx?$/, "");
}

// Where a source map says nothing, Node returns an object without these.
const entrySchema = z.object({ originalSource: z.string(), name: z.string().optional() });

/** Makes a reader that names functions by the source maps of a build. */
export function placeReader(): PlaceReader {
  const maps = new Map<string, SourceMap | null>();
  const original = ({ url, functionName, lineNumber, columnNumber }: CallFrame) => {
    const file = url.startsWith("file:") ? fileURLToPath(url) : url;
    if (!maps.has(file)) maps.set(file, mapOf(file));
    const entry = entrySchema.safeParse(maps.get(file)?.findEntry(lineNumber, columnNumber)).data;
    if (entry === undefined) return { file, name: functionName };
    // Where an arrow function has no name, the map's is that of the word before it.
    return { file: entry.originalSource, name: functionName === "" ? "" : (entry.name ?? functionName) };
  };
  return (frame, caller) => {
    const { functionName, url } = frame;
    if (functionName === "(garbage collector)")
      return { name: "Garbage collection", module: "collector", category: "collector" };
    if (PLUMBING.has(functionName)) return null;
    // Native code belongs to the module that calls it.
    if (url === "") return caller === undefined ? { name: functionName, module: functionName, category: "node" } : null;
    if (url.startsWith("node:")) {
      const category = OF_NODE.find(([pattern]) => pattern.test(url))?.[1] ?? "node";
      return { name: `${functionName} ${url.replace("internal/", "")}`.trim(), module: url, category };
    }
    const { file, name } = original(frame);
    // Next passes each step through these, so they would stand between any two.
    if (caller !== undefined && /(trace\/tracer|@opentelemetry\/api\/.*)\.[jt]s$/.test(file.replaceAll("%40", "@")))
      return null;
    const [category, module] = [categoryOfFile(file), shortFile(file)];
    const isOurs = category === "session" || category === "app" || category === "launcher";
    // A name that a minifier gave tells nothing.
    return { name: name.length > 2 ? `${name} ${module}` : module, module: isOurs ? null : module, category };
  };
}
