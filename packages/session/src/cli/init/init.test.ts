import { expect, test } from "vitest";
import { stockShape, TestHost } from "./test-host.ts";

const SHAPES = [
  ["a fresh app", {}],
  ["a fresh app with src/", { src: true }],
  ["an app with Auth.js and Prisma", stockShape()],
] as const;

test.each(SHAPES)("%s is as it was, after init and --remove", async (_name, shape) => {
  const host = new TestHost(shape);
  const before = host.snapshot();
  await host.init();
  expect(host.snapshot()).not.toEqual(before);
  await host.remove();
  expect(host.snapshot()).toEqual(before);
  expect(host.status()).toBe("");
});

test.each(SHAPES)("in %s, a second run changes nothing, and says so", async (_name, shape) => {
  const host = new TestHost(shape);
  await host.init({ provider: "oidc" });
  const before = host.snapshot();
  expect(await host.init({ provider: "oidc" })).toContain("Nothing to change: all of it is there.");
  expect(host.snapshot()).toEqual(before);
});

test.each(SHAPES)("for %s, --dry-run changes nothing, and its diff is what init writes", async (_name, shape) => {
  const host = new TestHost(shape);
  const before = host.snapshot();
  const said = await host.init({ dryRun: true, install: true });
  expect(host.snapshot()).toEqual(before);
  expect(said).toContain("It would run: npm install");
  host.write({ "../dry-run.diff": said.slice(said.indexOf("--- ")) });
  host.git("apply", "../dry-run.diff");
  const applied = host.snapshot();
  host.git("checkout", "--quiet", ".");
  host.git("clean", "--quiet", "--force", "-dx");
  await host.init();
  // A secret is made each time, and not shown.
  const { ".env": shown, "aurora-session.json": _shownRecord, ...others } = applied;
  const { ".env": written, "aurora-session.json": _writtenRecord, ...done } = host.snapshot();
  expect(others).toEqual(done);
  expect(shown).toBe(
    "AUTH_SECRET=…\nAUTH_URL=http://localhost:3000\n".replace("…", Buffer.from("…").toString("latin1")),
  );
  expect(written).toMatch(/^AUTH_SECRET=[\w+/]{43}=\nAUTH_URL=/);
});

test("a stranger reads what was found, what was done, and what to do next", async () => {
  const host = new TestHost(stockShape({ "pnpm-lock.yaml": "lockfileVersion: '9.0'\n" }));
  const said = await host.init();
  expect(said).toMatch(
    /^Found: Next\.js 16\.\d+, pnpm, Prisma 7 \(prisma\/schema\.prisma\), Auth\.js 5 \(auth\.ts\), proxy\.ts\n/,
  );
  expect(said).toContain("✓ auth.ts: sessions are aurora's\n");
  const [, next = ""] = said.split("What to do next\n");
  expect(next.match(/^ {2}\d\./gm)).toEqual(["  1.", "  2.", "  3.", "  4.", "  5.", "  6.", "  7."]);
  expect(next).toContain("Install the packages: pnpm install");
  expect(next).toContain("DATABASE_URL");
  expect(next).toContain("pnpm exec aurora-session move");
  expect(next).toContain("export const instant = false, unless a <Suspense> does");
  expect(next).toContain("app/dashboard/page.tsx:5\n");
  expect(next).toContain("app/dashboard/page.tsx:11\n");
  expect(next).toContain("sessions end after a day, and after an hour without activity");
  expect(next).toContain(
    "pnpm exec aurora-session move --undo, where you moved, then pnpm exec aurora-session init --remove",
  );
  // The schema tells no more that there may be rows.
  expect(await host.init()).toContain("pnpm exec aurora-session move, which says");
});

test("an app with Auth.js has at most 40 lines more or other ones", async () => {
  const host = new TestHost(stockShape());
  await host.init();
  // The rest of the work: `requireSession`, two lines of AuroraTab, SignOutControl, and their imports.
  const byHand = 6;
  host.git("add", "--all");
  const diff = host.git("diff", "--cached", "--unified=0", "--", ".", ":!aurora-session.json", ":!prisma");
  const added = diff.split("\n").filter((line) => /^\+(?!\+\+)/.test(line) && !/^\+\s*(\/\/.*)?$/.test(line));
  expect(added.length + byHand, added.join("\n")).toBeLessThanOrEqual(40);
  expect(added.length).toBeGreaterThan(20);
});

test("what was changed since stays with --remove, and is told", async () => {
  const host = new TestHost(stockShape());
  await host.init();
  host.write({
    "lib/aurora.ts": `${host.read("lib/aurora.ts")}// Ours.\n`,
    "app/layout.tsx": host
      .read("app/layout.tsx")
      .replace('"aurora-session/styles.css"', '"aurora-session/styles.css" /* ours */'),
    "auth.ts": `${host.read("auth.ts")}\n// Below.\n`,
  });
  const said = await host.remove();
  expect(host.read("lib/aurora.ts")).toContain("// Ours.");
  expect(said).toContain("lib/aurora.ts: init wrote this file, and it was changed since.\n      rm 'lib/aurora.ts'");
  expect(said).toContain(
    'app/layout.tsx: this was changed since: put back what stood there.\n      - import "aurora-session/styles.css";',
  );
  expect(host.read("auth.ts")).not.toContain("aurora");
  expect(host.read("auth.ts")).toContain("// Below.");
  // The two files import it still.
  expect(host.read("package.json")).toContain('"aurora-session"');
  expect(host.read("package.json")).not.toContain("react-query");
  expect(said).toContain("still imports aurora-session, so that package stays");
});

test("packages go by their names where package.json was changed since", async () => {
  const host = new TestHost(stockShape());
  await host.init();
  host.write({
    "package.json": host
      .read("package.json")
      .replace(/"pg": ".*"/, '"pg": "8.23.1"')
      .replace('"next build"', '"next build --debug"'),
  });
  await host.remove();
  const text = host.read("package.json");
  for (const name of ["aurora-session", "react-query", '"pg"', "@types/pg"]) expect(text).not.toContain(name);
  expect(text).toContain('"next build --debug"');
  expect(JSON.parse(text)).toHaveProperty("dependencies.next-auth");
});

test("--remove needs the record", async () => {
  await expect(new TestHost().remove()).rejects.toThrow("There is no aurora-session.json here");
});

test("no secret is in the record or in what is said", async () => {
  const host = new TestHost();
  const said = await host.init();
  const [, secret = ""] = /^AUTH_SECRET=(.+)$/m.exec(host.read(".env")) ?? [];
  expect(secret).toHaveLength(44);
  expect(host.read("aurora-session.json") + said).not.toContain(secret);
});

test("no line of .env is shown by --dry-run, be it a key of several lines or one that is commented out", async () => {
  const key = '# KEEP=me-too\nPRIVATE_KEY="-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----"\n';
  const host = new TestHost({ files: { ".env": key } });
  host.git("rm", "--quiet", "--cached", ".env");
  const said = await host.init({ dryRun: true });
  expect(said).toContain("+AUTH_URL=http://localhost:3000\n");
  for (const part of ["me-too", "BEGIN KEY", "MIIEvQ", "END KEY"]) expect(said).not.toContain(part);
});

test("what .env has is kept, and --remove takes out only what init wrote", async () => {
  const host = new TestHost({
    files: { ".env": "DATABASE_URL=postgresql://localhost/x\nAUTH_URL=http://localhost:4000" },
  });
  host.git("rm", "--quiet", "--cached", ".env");
  const said = await host.init();
  expect(host.read(".env")).toMatch(/^DATABASE_URL=.*\nAUTH_URL=http:\/\/localhost:4000\nAUTH_SECRET=.{44}\n$/);
  expect(said).not.toContain("DATABASE_URL  (");
  expect(await host.remove({ dryRun: true })).toContain(
    " DATABASE_URL=…\n AUTH_URL=http://localhost:4000\n-AUTH_SECRET=…\n",
  );
  await host.remove();
  expect(host.read(".env")).toBe("DATABASE_URL=postgresql://localhost/x\nAUTH_URL=http://localhost:4000\n");
});

test("nothing secret is written into a file that git would take", async () => {
  const host = new TestHost({ files: { ".gitignore": "node_modules\n" } });
  const said = await host.init();
  expect(host.status()).not.toContain(".env");
  expect(said).toContain(".env: git does not ignore this file, so no secret is written into it");
});
