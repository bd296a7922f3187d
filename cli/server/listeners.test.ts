import { once } from "node:events";
import { get, type IncomingMessage, type RequestListener } from "node:http";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { startListeners, type Listeners } from "./listeners.ts";

async function listen(handler: RequestListener, isSecure = false): Promise<[Listeners, number]> {
  const listeners = await startListeners(handler, 0, ["127.0.0.1"], isSecure);
  const address = listeners.servers[0]?.address();
  return [listeners, typeof address === "object" ? (address?.port ?? 0) : 0];
}

async function begin(port: number, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const [response]: IncomingMessage[] = await once(get({ host: "127.0.0.1", port, headers }), "response");
  if (response === undefined) throw new Error("There was no answer.");
  return response;
}

test("a request under way is finished before the server stops", async () => {
  const [listeners, port] = await listen((_request, response) => {
    response.write("first ");
    setTimeout(() => response.end("last"), 200);
  });
  const response = await begin(port);
  const stopped = listeners.stop();
  expect(Buffer.concat(await response.toArray()).toString()).toBe("first last");
  await stopped;
  await expect(begin(port)).rejects.toThrow();
});

test("an event stream does not hold the stop up", async () => {
  const [listeners, port] = await listen((_request, response) => {
    response.setHeader("content-type", "text/event-stream");
    response.write("data: 1\n\n");
  });
  const response = await begin(port);
  response.on("error", () => undefined).resume();
  const outcome = await Promise.race([listeners.stop().then(() => "stopped"), wait(5_000, "held up")]);
  expect(outcome).toBe("stopped");
});

test("an address that this machine does not have is passed over", async () => {
  const listeners = await startListeners((_request, response) => response.end(), 0, ["127.0.0.1", "192.0.2.1"], false);
  expect(listeners.servers).toHaveLength(1);
  await listeners.stop();
});

const SAFE = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-resource-policy": "same-origin",
};

/** Sends bytes as they are, waits until the connection is closed, and returns the answer's status and headers. */
async function exchange(port: number, bytes: string): Promise<{ status: number; headers: Record<string, string> }> {
  const socket = connect(port, "127.0.0.1").setEncoding("latin1");
  socket.write(bytes);
  const [head = ""] = (await socket.toArray()).join("").split("\r\n\r\n");
  const [line = "", ...lines] = head.split("\r\n");
  const headers = lines.map((each) => each.split(": ")).map(([name = "", value = ""]) => [name.toLowerCase(), value]);
  return { status: Number(line.split(" ")[1]), headers: Object.fromEntries(headers) };
}

test.each([
  ["an answer of the handler", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 200],
  ["no host", "GET / HTTP/1.1\r\n\r\n", 400],
  ["an expectation that nobody meets", "GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\nConnection: close\r\n\r\n", 417],
  ["no request", "hello\r\n\r\n", 400],
  ["a control character in a header", "GET / HTTP/1.1\r\nHost: a\r\nCookie: \x0Ba=b\r\n\r\n", 400],
  ["two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400],
  ["too many headers", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(70_000)}\r\n\r\n`, 431],
])("%s: answered with the headers that keep browsers safe", async (_what, bytes, status) => {
  const [listeners, port] = await listen((_request, response) => response.end());
  const [secure, securePort] = await listen((_request, response) => response.end(), true);
  const [plain, overHttps] = [await exchange(port, bytes), await exchange(securePort, bytes)];
  expect([plain.status, overHttps.status]).toEqual([status, status]);
  expect(plain.headers).toMatchObject(SAFE);
  expect(plain.headers["strict-transport-security"]).toBeUndefined();
  expect(overHttps.headers).toMatchObject({ ...SAFE, "strict-transport-security": "max-age=63072000" });
  await Promise.all([listeners.stop(), secure.stop()]);
});

test("only an answer of the API says that nothing in it runs", async () => {
  const [listeners, port] = await listen((_request, response) => response.end());
  const policyOf = async (path: string) =>
    (await exchange(port, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)).headers[
      "content-security-policy"
    ];
  expect(await policyOf("/api/me?x")).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(await policyOf("/login")).toBeUndefined();
  await listeners.stop();
});

test("unreadable bytes in the middle of an answer get no second answer inside it", async () => {
  const [listeners, port] = await listen((_request, response) => response.write("first"));
  const socket = connect(port, "127.0.0.1").setEncoding("latin1");
  socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  let heard = "";
  socket.on("data", (text: string) => {
    if (heard === "") socket.write("hello\r\n\r\n");
    heard += text;
  });
  await once(socket, "close");
  expect(heard.split("HTTP/1.1")).toHaveLength(2);
  await listeners.stop();
});

test("cookies of other apps are no hindrance up to 64 KiB, and beyond it the person is told what to do", async () => {
  const [listeners, port] = await listen((_request, response) => response.end("read"));
  const answerTo = async (bytes: number) => {
    const response = await begin(port, { cookie: `other=${"x".repeat(bytes)}` });
    return [response.statusCode, Buffer.concat(await response.toArray()).toString()];
  };
  expect(await answerTo(60_000)).toEqual([200, "read"]);
  expect(await answerTo(70_000)).toEqual([431, expect.stringContaining("Delete the cookies of this address")]);
  expect(await answerTo(500_000)).toEqual([431, expect.stringContaining("Löschen Sie die Cookies")]);
  await listeners.stop();
});
