import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLogger, REDACTIONS, redactText } from "@/lib/process/log";

const TOKEN = "Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0Z2FycGw";
const EMAIL = "ann@example.com";
const PASSWORD = "correct horse battery";
const JWS = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl";
const JWE = "eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVydGV4dA.dGFn";
const PHC = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g";

function linesOf(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger("trace", { write: (line) => lines.push(line) }));
  return lines.join("");
}

describe("nothing secret is in a line", () => {
  test.each([
    ["token", TOKEN],
    ["tokenHash", TOKEN],
    ["cookie", `aurora.session=${TOKEN}`],
    ["setCookie", `aurora.session=${TOKEN}; Path=/`],
    ["authorization", "Bearer abc"],
    ["password", PASSWORD],
    ["newPassword", PASSWORD],
    ["currentPassword", PASSWORD],
    ["passwordHash", PHC],
    ["email", "ann at example"],
    ["secret", "abc"],
    ["ticket", TOKEN],
  ])("under the key %s, at any of three depths", (key, value) => {
    const line = linesOf((logger) => {
      logger.info({ [key]: value }, "flat");
      logger.info({ user: { [key]: value } }, "nested");
      logger.info({ request: { user: { [key]: value } } }, "deep");
    });
    expect(line).not.toContain(value);
    expect(line.match(/\[redacted\]|\[secret\]/g)).toHaveLength(3);
  });

  test.each([
    ["an e-mail address", EMAIL, `no user ${EMAIL} here`],
    ["a quoted e-mail address", EMAIL, `no user "${EMAIL}" here`],
    ["an e-mail address in a database's words", EMAIL, `Key (email)=(${EMAIL}) already exists.`],
    ["a token", TOKEN, `no session ${TOKEN}`],
    ["a cookie", TOKEN, `Cookie: theme=dark; aurora.session=${TOKEN}; aurora.sid=1`],
    ["a ticket", TOKEN, `aurora.leaving=0198c0de-0000-7000-8000-000000000000.${TOKEN}`],
    ["a pending cookie", TOKEN, `aurora.pending=${TOKEN}.${TOKEN}.all`],
    ["a token at the beginning of a line", TOKEN, `the token is\n${TOKEN}\nand was refused`],
    ["a token after a tab", TOKEN, `token:\t${TOKEN}`],
    ["a password hash", "c2FsdHNhbHQ$aGFzaGhhc2g", `hash ${PHC} is malformed`],
    ["an e-mail address in a query", "ann", "GET /login?email=ann%40example.com"],
    ["a token in a query", TOKEN, `GET /login?cookie=aurora.session%3D${TOKEN}%3B+x`],
    ["an access token in a query", JWS, `GET /login?x=a%3D${JWS}`],
    ["an access token", JWS, `Bearer ${JWS} was refused`],
    ["a cookie of Auth.js's", JWE, `aurora.state=${JWE}; Path=/`],
    ["a connection string's password", "hunter2", "can't reach postgresql://aurora:hunter2@db.example.com:5432/aurora"],
  ])("with %s inside a text, be it a message, an error or a cause", (_what, secret, text) => {
    const lines = linesOf((logger) => {
      logger.info(text);
      logger.info({ detail: text }, "a field");
      logger.error({ err: new Error(text) }, "an error");
      logger.error(
        { err: new Error("outer", { cause: new TypeError("middle", { cause: new Error(text) }) }) },
        "a cause",
      );
      logger.error({ err: new Error("outer", { cause: text }) }, "a cause that is a text");
      logger.error({ err: text }, "an error that is a text");
    });
    expect(lines).not.toContain(secret);
  });

  test("whatever surrounds it", () => {
    const around = fc.string({
      unit: fc.constantFrom(" ", "\n", "\t", '"', "'", "\\", ":", "=", "(", ",", "/", "é", "\u0001"),
    });
    fc.assert(
      fc.property(around, around, fc.constantFrom(TOKEN, EMAIL), (before, behind, secret) => {
        const lines = linesOf((logger) =>
          logger.error({ err: new Error(`${before}${secret}${behind}`) }, `${before}${secret}${behind}`),
        );
        expect(lines).not.toContain(secret);
      }),
    );
  });
});

describe("strangers choose what a text is made of, and can neither stop the process nor fill its log", () => {
  const units = [
    "a",
    "é",
    "\u0000",
    "-",
    ".",
    "@",
    "a@",
    " a@",
    "a@a.",
    "@a",
    ":a",
    "a:",
    "a/",
    "%40",
    "eyJ",
    "eyJa.",
    "eyJ..",
    "://",
    "a://",
    "a://:",
    "a://a:",
    "$argon2",
    "$argon2 ",
    "A a@a ",
    "\\",
    '"',
  ];
  const hostile = units.map((unit) => unit.repeat(Math.ceil((16 * 1024) / unit.length)));

  test.each(hostile)(
    "16 KiB of %.8s… are a short line, be they a message, an error, a cause or a field's name",
    (text) => {
      const error = new Error(text, { cause: new Error(text, { cause: { err: new Error(text) } }) });
      for (const each of [{ text }, { [text]: 1 }, { err: error }, { err: text }, { deep: [{ text }] }])
        expect(linesOf((logger) => logger.warn(each, text)).length).toBeLessThan(64 * 1024);
      expect(redactText(text).length).toBeLessThan(4 * 1024);
    },
  );

  test("causes that go round in a circle come to an end", () => {
    const error = new Error("again");
    error.cause = error;
    expect(JSON.parse(linesOf((logger) => logger.error({ err: error }, "failed")))).toMatchObject({ msg: "failed" });
  });

  test("no pattern looks at a word twice: each begins where a word does, and repeats nothing without a bound", () => {
    for (const { source } of REDACTIONS.map(([pattern]) => pattern)) {
      expect(source).toMatch(/^(\(\?<!|\\\$)/);
      expect(source.replace(/\[[^\]]*\]|\\./g, "x")).not.toMatch(/[*+]|,\}/);
    }
  });

  test("the end that is cut off leaves no half of a secret, wherever it falls", () => {
    for (let before = 900; before < 1024; before += 1)
      for (const secret of [TOKEN, EMAIL, JWE])
        expect(redactText(`${"a ".repeat(before / 2)} key=${secret} and more`.padEnd(2048, "."))).not.toMatch(
          /key=[^[ ]/,
        );
  });
});

describe("a line", () => {
  test.each([`the user "${EMAIL}" is unknown`, `${EMAIL}\n`, `"${EMAIL}"`, "plain", `postgresql://u:p@h/"`])(
    "stays JSON with %j in it",
    (text) => {
      const parsed: unknown = JSON.parse(linesOf((logger) => logger.info(text)));
      expect(parsed).toMatchObject({ level: "info", msg: expect.any(String) });
    },
  );

  test("tells of an error its name, its words, its stack and its cause, for people who look for the reason", () => {
    const line = linesOf((logger) =>
      logger.error({ err: new TypeError("outer", { cause: new Error("inner") }) }, "failed"),
    );
    expect(JSON.parse(line)).toMatchObject({
      msg: "failed",
      err: {
        name: "TypeError",
        message: "outer",
        stack: expect.stringContaining("log.test.ts"),
        cause: { message: "inner" },
      },
    });
  });

  test("keeps public ids and addresses without passwords readable", () => {
    const id = "0198c0de-0000-7000-8000-000000000000";
    const line = linesOf((logger) => logger.info({ session: id }, "listening on http://localhost:3000/login"));
    expect(line).toContain(id);
    expect(line).toContain("http://localhost:3000/login");
  });
});
