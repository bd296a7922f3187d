import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { findRoutes, type FoundRoute } from "@/app/api/test-routes";
import { createTestUser, signedIn, TestBrowser } from "@/testing/helpers/test-browser";

let routes: FoundRoute[] = [];
beforeAll(async () => {
  routes = await findRoutes();
  // The first connection of a process takes its time; a transaction has only 3 s.
  await createTestUser();
});

const headerText = fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) });
const cookie = fc
  .array(
    fc.oneof(
      headerText,
      fc.constantFrom(
        "aurora.session",
        "aurora.sid",
        "aurora.leaving",
        "aurora.pending",
        "aurora.device",
        "aurora.state",
        "aurora.csrf",
      ),
      fc.constantFrom("=", ";", ".", "all", "x".repeat(43), "0198c0de-0000-7000-8000-000000000000"),
    ),
  )
  .map((parts) => parts.join(""));

const awkwardText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    "\u0000",
    "a\u0000b@example.com",
    "\uD800",
    "all",
    "this",
    "a".repeat(300),
    "ann@example.com",
    "__proto__",
  ),
);
const awkwardBody = fc.oneof(
  fc.json(),
  awkwardText,
  fc
    .dictionary(
      fc.constantFrom("email", "password", "name", "remember", "scope", "session", "callbackUrl"),
      fc.oneof(awkwardText, fc.jsonValue()),
    )
    .map((body) => JSON.stringify(body)),
  fc.constant("x".repeat(17_000)),
);
const awkwardHeaders = fc.record(
  {
    cookie,
    "user-agent": headerText,
    "x-user-id": headerText,
    "content-type": fc.oneof(headerText, fc.constantFrom("application/json", "application/x-www-form-urlencoded")),
    "x-aurora-client-address": fc.oneof(headerText, fc.ipV4(), fc.ipV6()),
  },
  { requiredKeys: [] },
);
const query = fc.webQueryParameters();

test("no cookies, headers, addresses and bodies whatever make a route fail: what can't be used is the client's mistake", async () => {
  const anyRoute = fc.nat().map((index) => routes[index % routes.length]);
  await fc.assert(
    fc.asyncProperty(anyRoute, awkwardHeaders, query, awkwardBody, async (route, headers, search, body) => {
      if (route === undefined) return;
      const hasBody = !["GET", "HEAD"].includes(route.method);
      const sent = { headers, ...(hasBody && { body }) };
      const { status } = await new TestBrowser().send(route.handler, route.method, `${route.path}?${search}`, sent);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 400 },
  );
});

test.each([
  ["/api/auth/login", { email: "a\u0000b@example.com", password: "a quiet morning" }],
  ["/api/auth/login", { email: "\uD800@example.com", password: "\uD800\uDBFF morning" }],
  ["/api/auth/login", { email: "ann@example.com", password: "\u0000" }],
  ["/api/auth/signup", { email: "NEW", password: "a quiet\u0000 morning" }],
  ["/api/auth/signup", { email: "NEW", password: "a quiet morning", name: "Ann\u0000" }],
  ["/api/auth/signup", { email: "NEW", password: "a quiet morning", name: "Ann \uD800" }],
])("%s answers %j without failing", async (path, body) => {
  const route = routes.find((each) => each.path === path && each.method === "POST");
  if (route === undefined) throw new Error(`There is no route ${path}.`);
  const email = body.email === "NEW" ? `${crypto.randomUUID()}@example.com` : body.email;
  const { status } = await new TestBrowser().send(route.handler, "POST", path, { body: { ...body, email } });
  expect(status).toBeLessThan(500);
});

test("no route fails for a live session either", async () => {
  const { token, as } = await signedIn();
  const reading = routes.filter(({ method }) => method === "GET");
  await fc.assert(
    fc.asyncProperty(fc.nat(), query, awkwardHeaders, async (index, search, headers) => {
      const route = reading[index % reading.length];
      if (route === undefined) return;
      const sent = { headers: { ...headers, ...as.headers, cookie: `aurora.session=${token}` } };
      const { status } = await new TestBrowser().send(route.handler, "GET", `${route.path}?${search}`, sent);
      expect(status).toBeLessThan(500);
    }),
  );
});
