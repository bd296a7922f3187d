import { IncomingMessage, type IncomingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { addressRules, findClientAddress, isFromHere, normaliseAddress } from "./client-address.ts";

const origin = "https://app.example.com";
const rules = addressRules({ origin, trustedProxies: ["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"] });

function request(peer: string, headers: IncomingHttpHeaders): IncomingMessage {
  const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: peer });
  return Object.assign(new IncomingMessage(socket), { headers });
}

function from(peer: string, forwardedFor?: string, given = rules): string | null {
  return findClientAddress(request(peer, { "x-forwarded-for": forwardedFor, "x-real-ip": "1.1.1.1" }), given);
}

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["::FFFF:203.0.113.9", "203.0.113.9"],
  ["203.0.113.9:4711", "203.0.113.9"],
  ["[2001:DB8::1]:443", "2001:db8::1"],
  ["fe80::1%eth0", "fe80::1"],
  [" 203.0.113.9 ", "203.0.113.9"],
  ["unknown", null],
  ["", null],
])("%j is spelled %j", (text, address) => {
  expect(normaliseAddress(text)).toBe(address);
});

test("a client that is no proxy can't choose its address", () => {
  expect(from("203.0.113.9", "198.51.100.1")).toBe("203.0.113.9");
  const alone = addressRules({ origin: "http://localhost:3000", trustedProxies: [] });
  expect(from("::ffff:203.0.113.9", "198.51.100.1", alone)).toBe("203.0.113.9");
});

test("behind https there is a proxy: if none is named, nobody's address is known", () => {
  const unnamed = addressRules({ origin, trustedProxies: [], clientAddressHeader: "x-real-ip" });
  expect(from("203.0.113.9", "198.51.100.1", unnamed)).toBeNull();
});

test("behind trusted proxies, the nearest address that is none of them counts", () => {
  expect(from("10.1.2.3", "198.51.100.1")).toBe("198.51.100.1");
  expect(from("::ffff:10.1.2.3", "198.51.100.1, 192.0.2.7")).toBe("198.51.100.1");
  expect(from("2001:db8::5", "1.1.1.1, 198.51.100.1,10.9.9.9")).toBe("198.51.100.1");
});

test("entries that a client wrote before the proxy's own one are never trusted", () => {
  expect(from("10.1.2.3", "10.0.0.1, 198.51.100.1")).toBe("198.51.100.1");
  expect(from("10.1.2.3", "198.51.100.1, unknown")).toBeNull();
  for (const unnamed of ["198.51.100.1,", "198.51.100.1, ,10.0.0.2", ""]) expect(from("10.1.2.3", unnamed)).toBeNull();
});

test("a proxy that names nobody is not taken for all of its clients", () => {
  expect(from("10.1.2.3")).toBeNull();
  expect(from("10.1.2.3", "unknown")).toBeNull();
  expect(from("10.1.2.3", "10.0.0.1, 192.0.2.7")).toBeNull();
});

test("a range of proxies may be written in any form, and a peer too", () => {
  const mapped = addressRules({ origin, trustedProxies: ["::ffff:10.0.0.0/104", "fd00::1"] });
  expect(from("10.9.9.9", "198.51.100.1", mapped)).toBe("198.51.100.1");
  expect(from("::ffff:10.9.9.9", "198.51.100.1, FD00:0::1", mapped)).toBe("198.51.100.1");
  expect(from("11.0.0.1", "198.51.100.1", mapped)).toBe("11.0.0.1");
});

test("CLIENT_ADDRESS_HEADER is read from trusted proxies only, and then nothing else is", () => {
  const named = addressRules({ origin, trustedProxies: ["10.0.0.1"], clientAddressHeader: "cf-connecting-ip" });
  const headers = { "cf-connecting-ip": "198.51.100.1", "x-forwarded-for": "1.1.1.1" };
  expect(findClientAddress(request("10.0.0.1", headers), named)).toBe("198.51.100.1");
  expect(findClientAddress(request("203.0.113.9", headers), named)).toBe("203.0.113.9");
  const two = { ...headers, "cf-connecting-ip": "2.2.2.2, 1.1.1.1" };
  expect(findClientAddress(request("10.0.0.1", two), named)).toBeNull();
  expect(findClientAddress(request("10.0.0.1", { "x-forwarded-for": "1.1.1.1" }), named)).toBeNull();
});

describe("a request comes from this machine itself", () => {
  const CHROMIUM = {
    host: "localhost:3000",
    connection: "keep-alive",
    "cache-control": "max-age=0",
    "sec-ch-ua": '"Chromium";v="149"',
    "sec-ch-ua-mobile": "?0",
    "sec-ch-ua-platform": '"Linux"',
    dnt: "1",
    "upgrade-insecure-requests": "1",
    "user-agent": "Mozilla/5.0",
    accept: "text/html",
    "sec-fetch-site": "none",
    "sec-fetch-mode": "navigate",
    "sec-fetch-user": "?1",
    "sec-fetch-dest": "document",
    "accept-encoding": "gzip, deflate, br, zstd",
    "accept-language": "en",
    cookie: "aurora.device=x",
    "if-none-match": "x",
    referer: "http://localhost:3000/forgot-password",
  };
  const sent = (headers: Readonly<Record<string, string>> = {}, httpVersion = "1.1") => ({
    headers: { ...CHROMIUM, ...headers },
    httpVersion,
  });

  test("by a loopback peer, with what browsers send", () => {
    expect(["127.0.0.1", "::1", "::ffff:127.0.0.1"].map((peer) => isFromHere(peer, sent()))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isFromHere("127.0.0.1", { headers: { host: "localhost:3000" }, httpVersion: "1.1" })).toBe(true);
    const soft = { rsc: "1", "next-router-state-tree": "x", "next-action": "x", "x-nextjs-request-id": "x" };
    expect(isFromHere("127.0.0.1", sent(soft))).toBe(true);
  });

  test.each(["203.0.113.9", "192.168.0.5", "172.17.0.1", "fe80::1%eth0", "::ffff:203.0.113.9", "", "1271.0.0.1"])(
    "not from %j",
    (peer) => expect(isFromHere(peer, sent())).toBe(false),
  );

  test("not through a proxy that adds nothing: nginx speaks HTTP/1.0 then", () => {
    expect(isFromHere("127.0.0.1", sent({ connection: "close" }, "1.0"))).toBe(false);
  });

  test.each([
    ["nginx, as its manual shows it", "x-real-ip"],
    ["Apache, HAProxy, ngrok, VS Code", "x-forwarded-host"],
    ["nearly all", "x-forwarded-for"],
    ["RFC 7239", "forwarded"],
    ["RFC 9110, Caddy", "via"],
    ["RFC 8586", "cdn-loop"],
    ["cloudflared", "cf-connecting-ip"],
    ["Cloudflare", "cf-ray"],
    ["Akamai", "true-client-ip"],
    ["Fly", "fly-client-ip"],
    ["Fastly", "fastly-client-ip"],
    ["Tailscale", "tailscale-user-login"],
    ["Azure", "client-ip"],
    ["Google", "x-cloud-trace-context"],
    ["a service mesh", "traceparent"],
    ["what nobody has thought of", "my-proxy"],
  ])("not through a proxy that tells of itself: %s", (_whose, name) => {
    expect(isFromHere("127.0.0.1", sent({ [name]: "203.0.113.50" }))).toBe(false);
  });
});
