import { expect, test } from "vitest";
import { CLIENT_ADDRESS_HEADER } from "@/lib/client-address";
import { createProxyTest } from "./client-address.ts";
import { cleanHeaders } from "./request-headers.ts";

const origin = new URL("https://app.example.com");
const stranger = { peer: "203.0.113.9", origin, isTrusted: createProxyTest(["10.0.0.1"]) };

test("what a client says about its own address is replaced by the socket's", () => {
  const headers = {
    [CLIENT_ADDRESS_HEADER]: "1.1.1.1",
    "x-forwarded-for": "1.1.1.1",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "http",
    forwarded: "for=1.1.1.1",
    "x-real-ip": "1.1.1.1",
    accept: "*/*",
  };
  cleanHeaders(headers, stranger);
  expect(headers).toEqual({
    [CLIENT_ADDRESS_HEADER]: "203.0.113.9",
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-host": "app.example.com",
    "x-forwarded-proto": "https",
    "x-forwarded-port": "443",
    accept: "*/*",
  });
});

test("a trusted proxy is believed about the client's address, and about nothing else", () => {
  const headers = { "x-forwarded-for": "1.1.1.1, 198.51.100.1", "x-forwarded-host": "evil.example" };
  cleanHeaders(headers, { ...stranger, peer: "::ffff:10.0.0.1" });
  expect(headers).toMatchObject({ [CLIENT_ADDRESS_HEADER]: "198.51.100.1", "x-forwarded-host": "app.example.com" });
});

test.each([
  "x-middleware-subrequest",
  "x-middleware-subrequest-id",
  "x-middleware-next",
  "x-invoke-path",
  "x-matched-path",
  "next-resume",
])("%s, which Next keeps to itself, is not taken from a client", (name) => {
  const headers = { [name]: "middleware", rsc: "1", "next-action": "abc" };
  cleanHeaders(headers, stranger);
  expect(headers).not.toHaveProperty(name);
  expect(headers).toMatchObject({ rsc: "1", "next-action": "abc" });
});
