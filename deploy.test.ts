import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const page = read("docs/deploy.md");
const blocks = [...page.matchAll(/```(\w+)[^\n]*\n([^]*?)```/g)].map(([, kind = "", text = ""]) => ({ kind, text }));

const FILES = [
  "Dockerfile",
  "compose.yaml",
  "deploy/aurora.service",
  "deploy/nginx.conf",
  "deploy/Caddyfile",
  ".github/workflows/image.yml",
];

test.each(FILES)("docs/deploy.md shows %s as it is", (path) => {
  expect(blocks.map(({ text }) => text)).toContain(read(path));
});

test("every other block is a command, which the walk runs", () => {
  expect(blocks.filter(({ kind }) => kind !== "sh")).toHaveLength(FILES.length);
});

/** The instructions of a Dockerfile, without comments, with continued lines joined. */
function instructions(path: string): readonly string[] {
  const lines = read(path)
    .replaceAll(/^#.*\n/gm, "")
    .replaceAll(/\\\n\s*/g, " ");
  return lines.split("\n").filter((line) => line !== "");
}

test("the image is built in two stages, from a build that it names, and runs as an ordinary user with a health check", () => {
  const all = instructions("Dockerfile");
  const known = /^(FROM|WORKDIR|COPY|RUN|USER|EXPOSE|HEALTHCHECK|CMD) /;
  expect(all.filter((line) => !known.test(line))).toEqual([]);
  expect(all.filter((line) => line.startsWith("FROM "))).toEqual(["FROM node:24-slim AS build", "FROM node:24-slim"]);
  const last = all.slice(all.lastIndexOf("FROM node:24-slim"));
  expect(last.some((line) => line.startsWith("RUN "))).toBe(false);
  expect(last).toContain("COPY --from=build /build/.next-standalone/standalone ./");
  expect(last).toContain("USER node");
  expect(last.find((line) => line.startsWith("HEALTHCHECK "))).toContain("/api/health/live");
  for (const line of last) {
    const [, words] = /(?:CMD|ENTRYPOINT) (\[.*)$/.exec(line) ?? [];
    if (words !== undefined) expect(JSON.parse(words)[0]).toBe("node");
  }
});

test("what git ignores never comes into the image", () => {
  const ignored = read(".dockerignore").split("\n");
  expect(ignored).toEqual(expect.arrayContaining([".git", ".data", ".env", ".env.*", "**/node_modules"]));
});

test("compose migrates before it serves, gives both the same variables, and holds no secret", () => {
  const { services, volumes } = parse(read("compose.yaml"), { merge: true });
  expect(Object.keys(services)).toEqual(["database", "migrate", "app", "proxy"]);
  expect(services.app.environment).toEqual(services.migrate.environment);
  expect(services.app.depends_on).toEqual({ migrate: { condition: "service_completed_successfully" } });
  expect(services.migrate.depends_on).toEqual({ database: { condition: "service_healthy" } });
  expect([services.app.read_only, services.app.cap_drop, services.app.ports]).toEqual([true, ["ALL"], undefined]);
  for (const [name, value] of Object.entries<string>(services.app.environment))
    if (/SECRET|PASSWORD/.test(name)) expect(value).toMatch(/^\$\{\w+:[?-]\}$/);
  const mounted = Object.values<{ volumes?: string[] }>(services).flatMap((service) => service.volumes ?? []);
  for (const source of mounted.map((each) => each.split(":")[0] ?? ""))
    expect([source, source in volumes || existsSync(new URL(source, import.meta.url))]).toEqual([source, true]);
});

test("the workflow of the image can be read, and asks for no more rights than to read", () => {
  const { jobs, permissions } = parse(read(".github/workflows/image.yml"));
  expect(permissions).toEqual({ contents: "read" });
  const commands = jobs.image.steps.flatMap(({ run }: { run?: string }) => run ?? []);
  for (const command of commands) execFileSync("sh", ["-n"], { input: command.replaceAll(/\$\{\{.*?\}\}/g, "x") });
});

test("the unit serves as an ordinary user, from a folder that it can't write to", () => {
  const unit = read("deploy/aurora.service");
  expect(unit).toMatch(/^User=aurora$/m);
  expect(unit).toMatch(/^ProtectSystem=strict$/m);
  for (const line of unit.split("\n")) expect(line).toMatch(/^$|^#|^\[(Unit|Service|Install)\]$|^[A-Z]\w+=/);
});

test("both proxies keep Host: nginx is told to, Caddy does unless it is told not to", () => {
  expect(read("deploy/nginx.conf")).toContain("proxy_set_header Host $http_host;");
  expect(read("deploy/Caddyfile")).not.toContain("header_up");
});
