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

// The page that Auth.js brings along.
const AUTH_JS_SIGN_IN = "/api/auth/signin";

/** Returns the address of the sign-in page: the one that the host says or has, or Auth.js's own. */
export function signInPage({ auth, next }: Host): string {
  return auth?.signInPage ?? (next.pages.has("/login") ? "/login" : AUTH_JS_SIGN_IN);
}
