import { expect, test } from "@/e2e/fixtures";

// The setting of a server behind a proxy that speaks https. Here the server is asked without a proxy.
test.use({ environment: { AUTH_URL: "https://aurora.example" } });

test("behind https, browsers are told to come by https only, by whatever it answers", async ({
  playwright,
  instance,
}) => {
  const client = await playwright.request.newContext({
    baseURL: instance.origin,
    extraHTTPHeaders: { host: "aurora.example" },
  });
  for (const [path, status] of [
    ["/login", 200],
    ["/nowhere", 404],
    ["/dashboard", 307],
    ["/api/me", 401],
    ["/api/nothing", 404],
    ["/icon", 200],
    ["/_next/static/nothing.js", 404],
  ] as const) {
    const answer = await client.get(path, { maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, status]);
    expect(answer.headers()["strict-transport-security"]).toBe("max-age=63072000");
  }
  const session = await client.post("/api/auth/signup", {
    data: { email: `${crypto.randomUUID()}@example.com`, password: "violet harbour 42" },
  });
  const cookies = session.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  expect(cookies.length).toBeGreaterThan(0);
  for (const { value } of cookies) expect(value).toMatch(/^__Host-[^;]+;.*\bSecure\b/);
  await client.dispose();
});
