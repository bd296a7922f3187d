import { expect, test } from "vitest";
import { cleanHeaders } from "./request-headers.ts";

const ID = "0198c0de-0000-7000-8000-000000000000";
const origin = new URL("https://app.example.com");

test.each(["203.0.113.9", null])(
  "forwarding headers of a client or a proxy are replaced by the known facts: %s",
  (address) => {
    const headers = {
      "x-forwarded-for": "1.1.1.1",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "http",
      forwarded: "for=1.1.1.1",
      "x-real-ip": "1.1.1.1",
      "x-request-id": "1.1.1.1",
      accept: "*/*",
    };
    cleanHeaders(headers, origin, { address, id: ID });
    expect(headers).toEqual({
      "x-forwarded-for": address ?? "unknown",
      "x-forwarded-host": "app.example.com",
      "x-forwarded-proto": "https",
      "x-forwarded-port": "443",
      "x-request-id": ID,
      accept: "*/*",
    });
  },
);

test.each([
  "x-middleware-subrequest",
  "x-middleware-subrequest-id",
  "x-middleware-next",
  "x-invoke-path",
  "x-matched-path",
  "next-resume",
])("%s, which Next keeps to itself, is not taken from a client", (name) => {
  const headers = { [name]: "middleware", rsc: "1", "next-action": "abc" };
  cleanHeaders(headers, origin, { address: "203.0.113.9", id: ID });
  expect(headers).not.toHaveProperty(name);
  expect(headers).toMatchObject({ rsc: "1", "next-action": "abc" });
});
