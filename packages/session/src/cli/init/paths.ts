import type { Host } from "./host/host.ts";

/** Returns where `createAurora` is called, or is to be. */
export function auroraPath({ sources, next }: Host): string {
  const found = sources.find(({ path, text }) => /\bcreateAurora\(/.test(text) && !path.includes(".test."));
  if (found !== undefined) return found.path;
  const path = `${next.base}lib/aurora.ts`;
  return sources.some((each) => each.path === path) ? `${next.base}lib/aurora-session.ts` : path;
}

/** Returns the module that calls `NextAuth`, or is to. */
export function authPath({ auth, next }: Host): string {
  return auth?.path ?? `${next.base}auth.ts`;
}

/** Returns the address of the sign-in page. */
export function signInPage({ auth }: Host): string {
  return auth?.signInPage ?? "/login";
}
