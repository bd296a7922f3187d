import { expect, test } from "@/e2e/fixtures";

// The tests are the proxy in front.
test.use({ environment: { TRUSTED_PROXIES: "127.0.0.1,::1", LIMIT_MAILS_PER_ADDRESS: "2" } });

test("a client is who the trusted proxy says it is, for limits and in the list of devices", async ({
  playwright,
  instance,
}) => {
  const ask = async (address: string): Promise<number> => {
    const client = await playwright.request.newContext({
      baseURL: instance.origin,
      extraHTTPHeaders: {
        "x-forwarded-for": `1.1.1.1, ${address}`,
        // Headers that the client may have written itself.
        "x-aurora-client-address": "1.1.1.1",
        "x-real-ip": "1.1.1.1",
      },
    });
    const data = { email: `${crypto.randomUUID()}@example.com` };
    const answer = await client.post("/api/account/password/forgot", { data });
    await client.dispose();
    return answer.status();
  };
  expect([await ask("203.0.113.7"), await ask("203.0.113.7"), await ask("203.0.113.7")]).toEqual([202, 202, 429]);
  expect([await ask("2001:db8::1"), await ask("2001:db8::2"), await ask("2001:db8::3")]).toEqual([202, 202, 429]);
  expect(await ask("203.0.113.8")).toBe(202);

  const headers = { "x-forwarded-for": "198.51.100.77" };
  const client = await playwright.request.newContext({ baseURL: instance.origin, extraHTTPHeaders: headers });
  const data = { email: `${crypto.randomUUID()}@example.com`, password: "violet harbour 42" };
  const { user }: { user: { id: string } } = await (await client.post("/api/auth/signup", { data })).json();
  const me = await client.get("/api/me", { headers: { "x-user-id": user.id } });
  expect(await me.json()).toMatchObject({ session: { device: { address: "198.51.100.0/24" } } });
  await client.dispose();
});

test("the outbox is for the person at the machine: nobody who comes through a proxy finds it, or hears of it", async ({
  playwright,
  instance,
}) => {
  const here = await playwright.request.newContext({ baseURL: instance.origin });
  expect((await here.get("/outbox")).status()).toBe(200);
  expect(await (await here.get("/forgot-password")).text()).toContain('href="/outbox"');
  for (const name of ["X-Forwarded-For", "X-Forwarded-Host", "Via", "Forwarded", "CF-Connecting-IP", "X-Real-IP"]) {
    const headers = { [name]: "203.0.113.50" };
    expect([name, (await here.get("/outbox", { headers })).status()]).toEqual([name, 404]);
    expect(await (await here.get("/forgot-password", { headers })).text()).not.toContain('href="/outbox"');
  }
  await here.dispose();
});
