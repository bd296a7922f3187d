/** Bytes that some parsers wrongly take for blanks, as a header shows them: one character for each byte. */
const NO_BLANKS = {
  "0xA0": "\xA0",
  "a no-break space in UTF-8": "\xC2\xA0",
  "U+FEFF in UTF-8": "\xEF\xBB\xBF",
  "U+2028 in UTF-8": "\xE2\x80\xA8",
  "U+3000 in UTF-8": "\xE3\x80\x80",
  "0x85": "\x85",
  "0x0B": "\x0B",
  "0x0C": "\x0C",
} as const;

/** A cookie string with a parser's right result: our cookie, another one, ours with an unusable value, or ours twice. */
type CookieVector = {
  readonly what: string;
  readonly cookies: string;
  readonly is: "ours" | "another" | "malformed" | "doubled";
};

/** Ways in which a cookie can be written, for every parser of ours. `value` has the form of a token. */
export function cookieVectors(name: string, value: string): CookieVector[] {
  const pair = `${name}=${value}`;
  const vector = (is: CookieVector["is"]) => (what: string, cookies: string) => ({ what, cookies, is });
  const [ours, another, malformed, doubled] = [
    vector("ours"),
    vector("another"),
    vector("malformed"),
    vector("doubled"),
  ];
  return [
    ours("alone", pair),
    ours("among others", `a=b; ${pair}; c=d`),
    ours("without blanks between", `a=b;${pair};c=d`),
    ours("blanks around the pair", ` \t ${pair} \t `),
    ours("blanks around the sign", `${name} =\t${value}`),
    ours("beside what is no pair", `${name}; ${pair}; ; =; ${value}`),
    ...Object.entries(NO_BLANKS).flatMap(([what, bytes]) => [
      another(`${what} before the name`, `${bytes}${pair}`),
      another(`a blank and ${what} before the name`, ` ${bytes} ${pair}`),
      another(`${what} after the name`, `${name}${bytes}=${value}`),
      malformed(`${what} before the value`, `${name}=${bytes}${value}`),
      malformed(`${what} after the value`, `${pair}${bytes}`),
    ]),
    another("a percent-encoded name", `${name.replaceAll(".", "%2E")}=${value}`),
    another("an encoded blank before the name", `%20${pair}`),
    another("no name", `=${value}`),
    another("no name, and ours in its value", `=${pair}`),
    another("ours in the value of another", `a=${pair}`),
    another("behind a comma", `a=b, ${pair}`),
    another("no sign", name),
    another("upper case", `${name.toUpperCase()}=${value}`),
    another("a quoted name", `"${name}"=${value}`),
    another("a longer name", `${name}-x=${value}`),
    another("a chunk", `${name}.0=${value}`),
    another("a second prefix", `__Host-__Host-${pair}`),
    another("another prefix", `__Secure-${pair}`),
    another("a prefix in lower case", `${name.startsWith("__") ? "" : "__host-"}${pair.toLowerCase()}`),
    malformed("a quoted value", `${name}="${value}"`),
    malformed("a percent-encoded value", `${name}=%${value}`),
    malformed("no value", `${name}=`),
    doubled("the same twice", `${pair}; ${pair}`),
    doubled("a second value", `${pair}; ${name}=x`),
    doubled("an empty one before it", `${name}=; ${pair}`),
  ];
}
