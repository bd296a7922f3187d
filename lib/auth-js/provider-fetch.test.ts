import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { mayAsk, providerFetch } from "@/lib/auth-js/provider-fetch";
import { stubEnvironment } from "@/testing/helpers/test-environment";

const stops: (() => void)[] = [];
beforeAll(() => stubEnvironment());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
afterAll(() => stops.forEach((stop) => stop()));

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  stops.push(() => server.close().closeAllConnections());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The provider has no port.");
  return `http://localhost:${address.port}`;
}

const local = new URL("http://localhost:3000");
const remote = new URL("https://app.example.com");

test.each([
  ["https://id.example.com/token", remote, true],
  ["https://id.example.com/token", local, true],
  ["http://localhost:4000/token", local, true],
  ["http://[::1]:4000/token", local, true],
  ["http://localhost:4000/token", remote, false],
  ["http://id.example.com/token", local, false],
  ["http://id.example.com/token", remote, false],
  ["http://localhost.example.com/token", local, false],
  ["ftp://localhost/token", local, false],
  ["file:///etc/passwd", local, false],
])("of a provider at %s, the app at %s may ask something: %s", (url, app, allowed) => {
  expect(mayAsk(new URL(url), app)).toBe(allowed);
});

test("an address that may not be asked is not asked", async () => {
  await expect(providerFetch("http://id.example.com/token")).rejects.toThrow("https only");
});

test("an answer arrives whole", async () => {
  const origin = await serve((request, response) => response.writeHead(418, { "x-told": "yes" }).end(request.method));
  const answer = await providerFetch(`${origin}/token`, { method: "POST" });
  expect([answer.status, answer.headers.get("x-told"), await answer.text()]).toEqual([418, "yes", "POST"]);
});

test("an answer without end is left after 1 MB", async () => {
  let left: Promise<unknown> | undefined;
  const origin = await serve((_request, response) => {
    left = once(response, "close");
    const more = (): void => {
      while (response.write(Buffer.alloc(64 * 1024)));
    };
    response.on("drain", more);
    more();
  });
  await expect(providerFetch(`${origin}/userinfo`)).rejects.toThrow("1 MB");
  await left;
});

test.each([
  ["that never comes", () => undefined],
  ["that never ends", (_request, response) => response.write("{")],
] satisfies [string, RequestListener][])("an answer %s is given up after 5 s", async (_what, answer) => {
  const timeout = new AbortController();
  const seconds = vi.spyOn(AbortSignal, "timeout").mockReturnValue(timeout.signal);
  const origin = await serve((request, response) => {
    answer(request, response);
    timeout.abort(new Error("The time is over."));
  });
  await expect(providerFetch(`${origin}/token`)).rejects.toThrow("The time is over.");
  expect(seconds).toHaveBeenCalledWith(5_000);
});

test("a redirect is not followed: it could lead anywhere", async () => {
  let asked = 0;
  const origin = await serve((_request, response) => {
    asked += 1;
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  expect([(await providerFetch(`${origin}/userinfo`)).status, asked]).toEqual([302, 1]);
});

function discoveryOf(origin: string): string {
  const endpoints = { authorization_endpoint: `${origin}/auth`, token_endpoint: `${origin}/token` };
  return JSON.stringify({ issuer: origin, ...endpoints });
}

test("a provider's discovery document is asked for once in 10 minutes, however many come at once", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  let asked = 0;
  const origin = await serve((request, response) => {
    asked += 1;
    response.end(discoveryOf(`http://${request.headers.host}`));
  });
  const discover = async () => (await providerFetch(`${origin}/.well-known/openid-configuration`)).json();
  const told = await Promise.all([discover(), discover(), discover()]);
  expect([told, asked]).toEqual([Array.from({ length: 3 }, () => JSON.parse(discoveryOf(origin))), 1]);
  vi.setSystemTime(Date.now() + 9 * 60 * 1000);
  await discover();
  expect(asked).toBe(1);
  vi.setSystemTime(Date.now() + 2 * 60 * 1000);
  await discover();
  expect(asked).toBe(2);
});

test.each([
  ["an error", 500, "{}"],
  ["a page", 200, "<!doctype html>"],
  ["another document", 200, "{}"],
])("%s in its place is not kept", async (_what, status, text) => {
  let isWell = false;
  const origin = await serve((request, response) => {
    response.statusCode = isWell ? 200 : status;
    response.end(isWell ? discoveryOf(`http://${request.headers.host}`) : text);
  });
  const discover = () => providerFetch(`${origin}/.well-known/openid-configuration`);
  expect(await (await discover()).text()).toBe(text);
  isWell = true;
  expect(await (await discover()).json()).toMatchObject({ issuer: origin });
});

test("a failure to reach a provider is not kept", async () => {
  let isWell = false;
  const origin = await serve((request, response) => {
    if (isWell) response.end(discoveryOf(`http://${request.headers.host}`));
    else request.socket.destroy();
  });
  const discover = () => providerFetch(`${origin}/.well-known/openid-configuration`);
  await expect(discover()).rejects.toThrow();
  isWell = true;
  expect((await discover()).status).toBe(200);
});
