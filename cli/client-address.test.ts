import { expect, test } from "vitest";
import { createProxyTest, findClientAddress, normaliseAddress } from "./client-address.ts";

const isTrusted = createProxyTest(["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"]);

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
  expect(findClientAddress("203.0.113.9", "198.51.100.1", isTrusted)).toBe("203.0.113.9");
  expect(findClientAddress("203.0.113.9", "198.51.100.1", createProxyTest([]))).toBe("203.0.113.9");
});

test("behind trusted proxies, the nearest address that is none of them counts", () => {
  expect(findClientAddress("10.1.2.3", "198.51.100.1", isTrusted)).toBe("198.51.100.1");
  expect(findClientAddress("::ffff:10.1.2.3", "198.51.100.1, 192.0.2.7", isTrusted)).toBe("198.51.100.1");
  expect(findClientAddress("2001:db8::5", "1.1.1.1, 198.51.100.1,10.9.9.9", isTrusted)).toBe("198.51.100.1");
});

test("what a client wrote before the proxy's own entry is never believed", () => {
  expect(findClientAddress("10.1.2.3", "10.0.0.1, 198.51.100.1", isTrusted)).toBe("198.51.100.1");
});

test("a proxy that names nobody stands for itself", () => {
  expect(findClientAddress("10.1.2.3", undefined, isTrusted)).toBe("10.1.2.3");
  expect(findClientAddress("10.1.2.3", "unknown", isTrusted)).toBe("10.1.2.3");
});
