import { Socket } from "node:net";
import { expect, test } from "vitest";
import { addressRules } from "./client-address.ts";
import { requestIdOf } from "./request-id.ts";

const ID = "0198c0de-1234-4abc-8000-0123456789ab";
const rules = addressRules({
  origin: "https://app.example.com",
  trustedProxies: ["127.0.0.1"],
  clientAddressHeader: undefined,
});

function idOf(sent: string[] | undefined, peer = "::ffff:127.0.0.1"): string {
  const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: peer });
  return requestIdOf({ socket, headersDistinct: { "x-request-id": sent } }, rules);
}

test.each([ID, ID.toUpperCase(), ID.replaceAll("-", "")])("a trusted proxy's %s is the id", (sent) => {
  expect(idOf([sent])).toBe(ID);
});

test.each([[undefined], [[""]], [["1"]], [[`${ID} ${ID}`]], [[ID, ID]], [[`${ID}\n`]], [["g".repeat(32)]]])(
  "%j is none, and a new one is made, which begins with the time",
  (sent) => {
    expect(idOf(sent)).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(idOf(sent)).not.toBe(idOf(sent));
  },
);

test("a client's own is not taken", () => {
  expect(idOf([ID], "203.0.113.9")).not.toBe(ID);
  expect(idOf([ID], "")).not.toBe(ID);
});
