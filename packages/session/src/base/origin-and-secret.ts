import "server-only";
import { z } from "zod";

/** Returns whether the host of an address, as `URL` gives it, is this machine. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Parses an app's origin: scheme, host and port. Plain http only on this machine, because cookies could be read on the way. */
export const originSchema = z
  .url({ protocol: /^https?$/, error: "must be an address like https://app.example.com" })
  .transform((text) => new URL(text))
  .refine((url) => url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "", {
    error: "must be only scheme, host and port, like https://app.example.com",
  })
  .refine((url) => url.protocol === "https:" || isLoopbackHost(url.hostname), {
    error: "uses plain http on a host that is not loopback, where cookies could be read on the way; use https",
  });

const FEWEST_SECRET_CHARACTERS = 32;
const FEWEST_DIFFERENT_CHARACTERS = 10;
const MAKE_ONE = "`openssl rand -base64 32` makes one";

/** Returns what is wrong with a secret, in words that follow its name, or null if it can be used. */
export function secretFlaw(text: string): string | null {
  if (text.length < FEWEST_SECRET_CHARACTERS)
    return `must have at least ${FEWEST_SECRET_CHARACTERS} characters; ${MAKE_ONE}`;
  if (new Set(text).size < FEWEST_DIFFERENT_CHARACTERS)
    return `is made of too few different characters, so it could be guessed; ${MAKE_ONE}`;
  return null;
}

/** Parses a secret; refuses one with a {@link secretFlaw}. */
export const secretSchema = z.string().check((context) => {
  const message = secretFlaw(context.value);
  if (message !== null) context.issues.push({ code: "custom", input: context.value, message });
});
