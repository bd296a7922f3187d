import { expect, test } from "vitest";
import { clientNetworks } from "@/lib/http/rate-limit";

const networksOf = (address: string | null) => clientNetworks(address).map(({ network }) => network);

test.each([
  "198.51.100.7",
  "::ffff:198.51.100.7",
  "::ffff:c633:6407",
  "::ffff:0:198.51.100.7",
  "64:ff9b::198.51.100.7",
])("%s is one IPv4 client", (address) => expect(networksOf(address)).toEqual(["198.51.100.7"]));

test("IPv6 clients share what they have in common: the /64, and eight times as much in the /48", () => {
  expect(clientNetworks("2001:db8:1:2::3")).toEqual([
    { network: "20010db800010002/64", factor: 1 },
    { network: "20010db80001/48", factor: 8 },
  ]);
  expect(networksOf("2001:DB8:1:2:ffff::9")).toEqual(networksOf("2001:db8:1:2::3"));
  expect(networksOf("2001:db8:1:3::3")[0]).not.toBe(networksOf("2001:db8:1:2::3")[0]);
  expect(networksOf("2001:db8:1:3::3")[1]).toBe(networksOf("2001:db8:1:2::3")[1]);
  expect(networksOf("fe80::1%eth0")).toEqual(networksOf("fe80::2"));
});

test("an unknown address is no client", () => {
  expect(networksOf(null)).toEqual([]);
});
