import { expect, test } from "vitest";
import { checkHost, isDevelopersTool } from "./host-check.ts";

const local = new URL("http://localhost:3000");
const remote = new URL("https://app.example.com");

function get(host: string, target = "/login?next=%2F"): { method: string; target: string; hosts: string[] } {
  return { method: "GET", target, hosts: [host] };
}

test.each([
  [local, "localhost:3000"],
  [local, "LOCALHOST:3000"],
  [remote, "app.example.com"],
  [remote, "app.example.com:443"],
])("%s is ours under the name %s", (origin, host) => {
  expect(checkHost(origin, get(host))).toEqual({ kind: "ours" });
});

test.each(["127.0.0.1:3000", "127.0.0.2:3000", "[::1]:3000"])("reading from %s leads to localhost", (host) => {
  const location = "http://localhost:3000/login?next=%2F";
  expect(checkHost(local, get(host))).toEqual({ kind: "redirect", location });
  expect(checkHost(local, { ...get(host), method: "POST" })).toEqual({ kind: "refuse" });
});

test("a redirect never leaves our origin", () => {
  const verdict = checkHost(local, get("127.0.0.1:3000", "//evil.example/"));
  expect(verdict.kind === "redirect" && new URL(verdict.location).origin).toBe("http://localhost:3000");
});

test.each([
  "evil.example",
  "localhost",
  "localhost:3001",
  "localhost:3000@evil.example",
  "localhost:3000/x",
  "",
  "[",
  "a b",
])("the name %j is refused", (host) => {
  expect(checkHost(local, get(host))).toEqual({ kind: "refuse" });
});

test("no loopback name is ours where the origin is not loopback", () => {
  expect(checkHost(remote, get("127.0.0.1"))).toEqual({ kind: "refuse" });
  expect(checkHost(remote, get("localhost:443"))).toEqual({ kind: "refuse" });
});

test.each(["/api/health/live", "/api/health/ready", "/api/health/ready?verbose", "/api/metrics"])(
  "a probe may ask for %s under any host, and only read it",
  (target) => {
    for (const hosts of [["10.1.2.3:3000"], ["evil.example"], [], ["a", "b"]])
      expect(checkHost(remote, { method: "HEAD", target, hosts })).toEqual({ kind: "ours" });
    expect(checkHost(remote, { method: "POST", target, hosts: ["10.1.2.3:3000"] })).toEqual({ kind: "refuse" });
  },
);

test.each([
  "/api/health",
  "/api/health/live/",
  "/api/health/livex",
  "/api/metricsx",
  "/api/metrics/",
  "/api/health/live/../../me",
  "/api/health/%6cive",
  "//api/health/live",
  "/x/api/health/live",
  "http://10.1.2.3/api/health/live",
])("a foreign host gets nothing at %s", (target) => {
  expect(checkHost(remote, get("10.1.2.3", target))).toEqual({ kind: "refuse" });
});

test("no host, two hosts, and targets that name a host themselves are refused", () => {
  expect(checkHost(local, { ...get("localhost:3000"), hosts: [] })).toEqual({ kind: "refuse" });
  expect(checkHost(local, { ...get("localhost:3000"), hosts: ["localhost:3000", "localhost:3000"] })).toEqual({
    kind: "refuse",
  });
  expect(checkHost(local, get("localhost:3000", "http://evil.example/"))).toEqual({ kind: "refuse" });
  expect(checkHost(local, get("localhost:3000", "*"))).toEqual({ kind: "refuse" });
  expect(checkHost(local, { ...get("localhost:3000"), target: undefined })).toEqual({ kind: "refuse" });
});

test.each([
  "/__nextjs_launch-editor?file=auth.ts",
  "/__nextjs_original-stack-frames",
  "/_next/mcp",
  "/_next/mcp/",
  "/x/../__nextjs_restart_dev",
  "/.\\__nextjs_restart_dev",
  "/_next/static/../mcp",
])("%s is a developer's tool", (target) => {
  expect(isDevelopersTool(target)).toBe(true);
});

test.each(["/", "/login?next=/__nextjs_x", "/_next/static/chunks/a.js", "/account/__nextjs", "*", undefined])(
  "%s is no developer's tool",
  (target) => expect(isDevelopersTool(target)).toBe(false),
);
