import "server-only";
import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import { z } from "zod";

/** The longest address that SMTP carries (RFC 5321 §4.5.3.1.3, without its angle brackets). */
export const MAX_EMAIL_CHARACTERS = 254;

// The characters of a typed internationalised domain. IDEOGRAPHIC FULL STOP and its variants are dots too (UTS #46 §2.3).
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}.\u200C-\u200D\u3002\uFF0E\uFF61-]+$/u;

/**
 * Returns an e-mail address as accounts keep it, so that one mailbox is one account: trimmed, in lower case, with its domain
 * in ASCII form, which browsers send for a typed "user@почта.рф". Null for a text that is no address by `<input type=email>`
 * (WHATWG HTML §4.10.5.1.5) or leads to an IP address. The part before the @ is ASCII, because few servers deliver to others
 * (RFC 6531).
 */
export function canonicalEmail(text: string): string | null {
  const [local = "", domain = "", ...more] = text.trim().split("@");
  if (more.length > 0 || !TYPED_DOMAIN.test(domain)) return null;
  const ascii = domainToASCII(domain);
  const email = `${local}@${ascii}`;
  // Lower case only after the check, because it would turn a KELVIN SIGN into a k.
  return z.regexes.html5Email.test(email) && isIP(ascii) === 0 ? email.toLowerCase() : null;
}

/** Returns an address to look an account up by. A malformed one is only trimmed and in lower case, and finds nobody. */
export function emailToFind(text: string): string {
  return canonicalEmail(text) ?? text.trim().toLowerCase();
}
