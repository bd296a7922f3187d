import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeEvent, noon, openActivity } from "@/components/activity/test-activity";
import { visit } from "@/components/session/test-address";

vi.mock("next/navigation", () => import("@/components/session/test-address"));

const errors = vi.spyOn(console, "error");

beforeEach(() => visit("/account/activity"));
afterEach(() => {
  cleanup();
  expect(errors).not.toHaveBeenCalled();
});

function rowsOf(day: string | RegExp): string[] {
  return within(screen.getByRole("region", { name: day }))
    .getAllByRole("listitem")
    .map((row) => row.textContent);
}

describe("the list", () => {
  test("groups by day, in words, with the device and the shortened address", () => {
    openActivity([
      makeEvent(),
      makeEvent({ type: "sessions_ended", kind: "endings", reason: "user_all", count: 3 }),
      makeEvent({ type: "account_disabled", kind: "changes", actor: "administrator", at: noon(1) }),
      makeEvent({ at: noon(9) }),
    ]);
    expect(rowsOf("Today")).toEqual([
      expect.stringMatching(/^Signed inFirefox on Linux · near 203\.0\.113\.x/),
      expect.stringMatching(/^Signed out 3 devices/),
    ]);
    expect(rowsOf("Yesterday")).toEqual([expect.stringMatching(/^Account disabled by an administrator/)]);
    expect(rowsOf(/^[A-Z][a-z]+day, /)).toHaveLength(1);
  });

  test("a hostile device name or address stays text", () => {
    const hostile = { name: "<img src=x onerror=alert(1)>", address: '"><script>alert(2)</script>' };
    const { container } = openActivity([makeEvent({ device: hostile })]);
    const name = screen.getByText(hostile.name);
    expect([name.localName, name.parentElement?.textContent]).toEqual(["bdi", `${hostile.name} · ${hostile.address}`]);
    expect(container.querySelector("img, script")).toBeNull();
  });

  test("says that there is nothing", () => {
    openActivity([]);
    expect(screen.getByText("Nothing yet")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Show older" })).toBeNull();
  });
});

describe("the chart", () => {
  test("tells its sum in words and its numbers in a table", () => {
    openActivity([]);
    expect(screen.getByRole("img", { name: "2 sign-ins and 1 ending in the last 30 days" })).toBeDefined();
    const rows = within(screen.getByRole("table", { name: "Sign-ins and endings per day" })).getAllByRole("row");
    expect(rows).toHaveLength(31);
    expect(rows.at(1)?.textContent).toBe("Oct 23, 202501");
    expect(rows.at(-1)?.textContent).toBe("Nov 21, 202520");
  });

  test("draws sign-ins above the line and endings below it", () => {
    openActivity([]);
    const heights = [...screen.getByRole("img").querySelectorAll("g")].map((place) =>
      [...place.querySelectorAll("rect[class]")].map((bar) => Number(bar.getAttribute("height"))),
    );
    expect(heights.at(0)).toEqual([0, 25]);
    expect(heights.at(1)).toEqual([0, 0]);
    expect(heights.at(-1)).toEqual([50, 0]);
  });
});
