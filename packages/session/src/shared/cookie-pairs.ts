const SPACE = 0x20;
const TAB = 0x09;

/**
 * Reads a `Cookie` header or `document.cookie`. Returns the values under each name, because a name may come more than
 * once (RFC 6265 §5.4). Only space and tab surround a name or a value (RFC 6265bis §5.6). Every other byte belongs to
 * it: browsers take 0xA0 and "__Host-…" for another name than "__Host-…", so a host beside ours may set it. Nothing is
 * decoded.
 */
export function readCookiePairs(cookies: string): ReadonlyMap<string, readonly string[]> {
  const pairs = new Map<string, string[]>();
  for (const pair of cookies.split(";")) {
    const end = pair.indexOf("=");
    if (end === -1) continue;
    const name = withoutBlanks(pair.slice(0, end));
    const value = withoutBlanks(pair.slice(end + 1));
    const values = pairs.get(name);
    if (values === undefined) pairs.set(name, [value]);
    else values.push(value);
  }
  return pairs;
}

/** Returns the value of a cookie that came once, else null: nobody can tell which of two was ours. */
export function onlyValue(pairs: ReadonlyMap<string, readonly string[]>, name: string): string | null {
  const values = pairs.get(name);
  return values?.length === 1 ? (values[0] ?? null) : null;
}

// Not trim(), which takes away much more, and not an expression, which would look at a long run of blanks again and
// again.
function withoutBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}
