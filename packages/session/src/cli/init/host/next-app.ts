import { existsSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../../command-error.ts";
import { type Manifest, rangeOf, versionOf } from "../manifest.ts";
import type { Source } from "./sources.ts";

/** The Next.js app of a host. Paths are relative to the host, with `/`. */
export type NextApp = {
  readonly version: string;
  /** "src/" or "", before every path of the host's own code. */
  readonly base: "" | "src/";
  /** "app" or "src/app". */
  readonly app: string;
  readonly cacheComponents: boolean;
  /** The folder of the root layout, or of the first where groups have one each. */
  readonly root: string;
  readonly rootLayouts: readonly string[];
  /** The addresses of pages, with the files that they are in. Groups are left out, and `[id]` stays as it is. */
  readonly pages: ReadonlyMap<string, string>;
  /** middleware.ts or proxy.ts, if there is one. */
  readonly guard: string | null;
};

const LEAST = [16, 2] as const;
const LEAST_REACT = [19, 2] as const;
const GUIDE = "https://nextjs.org/docs/app/guides/upgrading/version-16";

function requireReact(folder: string, manifest: Manifest): void {
  const [major, minor] = versionOf(folder, manifest, "react") ?? LEAST_REACT;
  if (major < LEAST_REACT[0] || (major === LEAST_REACT[0] && minor < LEAST_REACT[1]))
    throw new CommandError(
      `This app has React ${major}.${minor}; aurora-session needs ${LEAST_REACT.join(".")} or later. Install react@latest and react-dom@latest, and run this again.`,
    );
}

function requireVersion(folder: string, manifest: Manifest): string {
  const isWorkspace = manifest.workspaces !== undefined || existsSync(join(folder, "pnpm-workspace.yaml"));
  if (rangeOf(manifest, "next") === null)
    throw new CommandError(
      isWorkspace
        ? "This is the root of a workspace, and Next.js is not among its packages. Go to the folder of the app (cd apps/web), and run this there."
        : "This project has no Next.js, which aurora-session is for. Make an app with: npx create-next-app@latest",
    );
  const version = versionOf(folder, manifest, "next");
  // "latest" and "canary" that are not installed yet.
  if (version === null) return "";
  const [major, minor] = version;
  if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1]))
    throw new CommandError(
      `This app has Next.js ${major}.${minor}; aurora-session needs ${LEAST.join(".")} or later. Upgrade first: ${GUIDE}`,
    );
  requireReact(folder, manifest);
  return `${major}.${minor}`;
}

function requireApp(folder: string): "" | "src/" {
  const found = (["", "src/"] as const).find((base) => existsSync(join(folder, base, "app")));
  if (found !== undefined) return found;
  const isPagesRouter = ["pages", "src/pages"].some((path) => existsSync(join(folder, path)));
  throw new CommandError(
    isPagesRouter
      ? "This app has the Pages Router only; aurora-session needs the App Router. See https://nextjs.org/docs/app/guides/migrating/app-router-migration"
      : "There is neither app/ nor src/app/ here. Go to the folder of the app, and run this there.",
  );
}

/** Returns the address of a page's or route's file: `app/(shop)/cart/page.tsx` is "/cart". */
export function addressOf(app: string, path: string): string {
  const segments = path
    .slice(app.length + 1)
    .split("/")
    .slice(0, -1);
  return `/${segments.filter((each) => !/^\(.*\)$|^@/.test(each)).join("/")}`;
}

function findRootLayouts(app: string, sources: readonly Source[]): string[] {
  const layouts = sources.filter(({ path }) => path.startsWith(`${app}/`) && /\/layout\.(tsx|jsx|js)$/.test(path));
  const top = layouts.filter(({ path }) => path.split("/").length === app.split("/").length + 1);
  return (top.length > 0 ? top : layouts.filter(({ text }) => text.includes("<html"))).map(({ path }) => path);
}

/** Returns the app of a host. Throws `CommandError`, with what to do, for a host that aurora-session does not fit. */
export function findNextApp(folder: string, manifest: Manifest, sources: readonly Source[]): NextApp {
  const version = requireVersion(folder, manifest);
  const base = requireApp(folder);
  const isTypeScript = existsSync(join(folder, "tsconfig.json")) && sources.some(({ path }) => /\.tsx?$/.test(path));
  if (!isTypeScript)
    throw new CommandError(
      "This app is JavaScript, and init writes TypeScript. Create an empty tsconfig.json, run `next dev` once, which fills it in, give app/layout the ending .tsx, and run this again; or follow the steps by hand in aurora-session's README.",
    );
  const app = `${base}app`;
  const config = sources.find(({ path }) => /^next\.config\.\w+$/.test(path))?.text ?? "";
  const rootLayouts = findRootLayouts(app, sources);
  const pages = sources.filter(({ path }) => path.startsWith(`${app}/`) && /\/page\.(tsx|jsx|ts|js|mdx)$/.test(path));
  return {
    version,
    base,
    app,
    cacheComponents: /cacheComponents\s*:\s*true/.test(config),
    root: rootLayouts[0]?.replace(/\/layout\.\w+$/, "") ?? app,
    rootLayouts,
    pages: new Map(pages.map(({ path }) => [addressOf(app, path), path])),
    guard: sources.find(({ path }) => /^(src\/)?(middleware|proxy)\.(ts|js)$/.test(path))?.path ?? null,
  };
}
