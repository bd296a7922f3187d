import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { clientAddress, deviceName, requestDevice, requestSighting, truncateAddress } from "./request-device.ts";
import { launchedFrom } from "@/testing/helpers/test-browser";
import { stubEnvironment } from "@/testing/helpers/test-environment";

beforeAll(() => stubEnvironment());

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

describe("an address is shortened to what names no household", () => {
  test.each([
    ["203.0.113.77", "203.0.113.0/24"],
    ["127.0.0.1", "127.0.0.0/24"],
    ["::ffff:203.0.113.77", "203.0.113.0/24"],
    ["2001:db8:1234:5678:9abc:def0:1234:5678", "2001:db8:1234::/48"],
    ["2001:db8::1", "2001:db8::/48"],
    ["2001:db8:0:1::1", "2001:db8::/48"],
    ["::1", "::/48"],
    ["fe80::1%eth0", "fe80::/48"],
  ])("%s becomes %s", (address, shortened) => {
    expect(truncateAddress(address)).toBe(shortened);
  });

  test("whatever its last part is, two neighbours look the same", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, byte, byte, (a, b, c, first, second) => {
        expect(truncateAddress(`${a}.${b}.${c}.${first}`)).toBe(truncateAddress(`${a}.${b}.${c}.${second}`));
      }),
    );
  });
});

const FORGED = new Headers({
  "x-aurora-client-address": "203.0.113.7",
  "x-forwarded-for": "203.0.113.7",
  "x-real-ip": "203.0.113.7",
  "x-client-ip": "203.0.113.7",
  forwarded: "for=203.0.113.7",
});

describe("the client's address", () => {
  test("is what the launcher knows, in one form", () => {
    const told = (address: string | null) => launchedFrom(address, () => clientAddress(FORGED));
    expect(told("203.0.113.9")).toBe("203.0.113.9");
    expect(told("::ffff:203.0.113.9")).toBe("203.0.113.9");
    expect(told("2001:DB8::0:1")).toBe("2001:db8::1");
    expect(told("somewhere")).toBeNull();
    expect(told(null)).toBeNull();
  });

  test("is unknown without our launcher: what a client can send itself is not asked", () => {
    expect(clientAddress(FORGED)).toBeNull();
    expect(requestDevice(FORGED)).toMatchObject({ addressHash: null, addressTruncated: null });
  });

  test("is kept as a keyed hash only, the same for the same address", () => {
    const [first, again, other] = ["203.0.113.7", "203.0.113.7", "203.0.113.8"].map((address) =>
      launchedFrom(address, () => requestDevice(new Headers())),
    );
    expect(JSON.stringify(first)).not.toContain("203.0.113.7");
    expect(first?.addressHash).toBe(again?.addressHash);
    expect(first?.addressHash).not.toBe(other?.addressHash);
  });

  test("is that of the request, also where an event stream compares it in the course of another's", () => {
    const sighting = launchedFrom("203.0.113.7", () => requestSighting(new Headers()));
    const then = launchedFrom("203.0.113.8", () => sighting.addressHash);
    expect(then).toBe(launchedFrom("203.0.113.7", () => requestDevice(new Headers())).addressHash);
  });
});

describe("a device's name", () => {
  test.each([
    [FIREFOX, "Firefox on Linux"],
    ["curl/8.5.0", "curl"],
    ["python-requests/2.32.0", "python-requests"],
    ["\u00AD\u00A0/1", "Unknown device"],
    [`${"x".repeat(300)}/1`, "x".repeat(40)],
    ["", "Unknown device"],
    ["/", "Unknown device"],
  ])("of %j is %s", (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });

  test("is short, and no user agent makes it throw", () => {
    fc.assert(fc.property(fc.string({ maxLength: 600 }), (userAgent) => deviceName(userAgent).length <= 120));
  });
});

describe("a user agent", () => {
  test("loses its control characters", () => {
    const { userAgent, name } = requestDevice(new Headers({ "user-agent": "cu\u0001rl\u007F/8\t.5\u009B0m" }));
    expect(userAgent).toBe("curl/8.50m");
    expect(name).toBe("curl");
  });

  test("is cut at 512 characters", () => {
    const { userAgent } = requestDevice(new Headers({ "user-agent": FIREFOX + "x".repeat(10_000) }));
    expect(userAgent).toHaveLength(512);
    expect(userAgent.startsWith(FIREFOX)).toBe(true);
  });

  test("that is missing is empty", () => {
    expect(requestDevice(new Headers())).toMatchObject({ userAgent: "", name: "Unknown device" });
  });
});
