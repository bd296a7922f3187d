import type { Host } from "./host/host.ts";
import { addressOf } from "./host/next-app.ts";
import type { Source } from "./host/sources.ts";

/** A place in the host's code that has to do with Auth.js's sessions. */
export type Use = { readonly path: string; readonly line: number; readonly call: string };

const CALLS = [
  ["auth()", /\bawait\s+auth\(\)/],
  ["signOut()", /\bsignOut\(/],
  ["useSession()", /\buseSession\(/],
  ["<SessionProvider>", /<SessionProvider\b/],
] as const;

const OF_AUTH_JS =
  /import[^;]*?\b(auth|signOut|useSession|SessionProvider)\b[^;]*?from\s+["'](next-auth\/react|[^"']*\/auth|\.\/auth)["']/;

/** Returns where the host reads, shows or ends Auth.js's sessions. */
export function listUses({ sources, auth }: Host): Use[] {
  return sources
    .filter(
      ({ path, text }) => path !== auth?.path && OF_AUTH_JS.test(text) && !/(^|\/)(middleware|proxy)\.\w+$/.test(path),
    )
    .flatMap(({ path, text }) =>
      text
        .split("\n")
        .flatMap((line, index) =>
          CALLS.filter(([, pattern]) => pattern.test(line)).map(([call]) => ({ path, line: index + 1, call })),
        ),
    );
}

// `if (!session) redirect("/login")`. A page that sends people on who are signed in has no `!`.
function turnsAway({ text }: Source): boolean {
  return (
    /\bawait\s+auth\(\)/.test(text) &&
    /(!\s*[\w(]|===?\s*(null|undefined)\b)[^;{]*[;{)]?\s*(return\s+)?\b(redirect|notFound|unauthorized|forbidden)\(/.test(
      text,
    )
  );
}

/** Returns the addresses that a matcher of the old guard names plainly: "/dashboard/:path*" is "/dashboard". */
function matchedPlainly({ sources, next }: Host): string[] {
  const guard = sources.find(({ path }) => path === next.guard)?.text ?? "";
  // The paths of other code say nothing of sessions.
  if (!/next-auth|auth["']/.test(guard)) return [];
  const [, list = ""] = /matcher\s*:\s*(\[[^\]]*\]|["'][^"']*["'])/.exec(guard) ?? [];
  return [...list.matchAll(/["'](\/[\w/-]+)(?:\/:\w+\*)?["']/g)].map(([, address = ""]) => address);
}

/** Returns the part of an address before its first dynamic segment, unless that is a page that is open to everybody. */
function staticPart(address: string, closed: ReadonlySet<string>, pages: ReadonlyMap<string, string>): string | null {
  const part = address.replace(/\/\[.*$/, "");
  return part === "" || (part !== address && pages.has(part) && !closed.has(part)) ? null : part;
}

/** Returns what a proxy of aurora's guards, or nothing where there is none yet. */
function guardedByAurora(sources: readonly Source[]): string[] {
  const [, list = ""] =
    sources
      .map(({ text }) => /aurora\.proxy\(\{\s*protect:\s*\[([^\]]*)\]/.exec(text))
      .find((found) => found !== null) ?? [];
  return [...list.matchAll(/["']([^"']+)["']/g)].map(([, address = ""]) => address);
}

/**
 * Returns the addresses that only people who are signed in may see today: those whose pages or layouts turn others away, and
 * those that the old guard names.
 */
export function listGuarded(host: Host): string[] {
  const guarded = guardedByAurora(host.sources);
  if (guarded.length > 0) return guarded;
  const { app, pages } = host.next;
  const guarding = host.sources.filter(
    (source) => source.path.startsWith(`${app}/`) && /\/(page|layout)\.tsx?$/.test(source.path) && turnsAway(source),
  );
  const closed = new Set(
    guarding.flatMap(({ path }) => {
      if (/\/page\.tsx?$/.test(path)) return [addressOf(app, path)];
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      return [...pages].filter(([, file]) => file.startsWith(folder)).map(([address]) => address);
    }),
  );
  const found = [...closed, ...matchedPlainly(host)].map((address) => staticPart(address, closed, pages));
  const addresses = [...new Set(found.filter((each) => each !== null))].toSorted();
  // "/" would close everything below it, the sign-in too.
  return addresses.filter(
    (each) => each !== "/" && !addresses.some((other) => each !== other && each.startsWith(`${other}/`)),
  );
}
