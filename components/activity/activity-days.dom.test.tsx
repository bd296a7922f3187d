import { act, cleanup, render, screen } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ActivityDays } from "@/components/activity/activity-days";
import { TestPage } from "@/components/activity/test-activity";
import type { PublicEvent } from "@/lib/activity/activity-schemas";
import type { Language } from "aurora-session/shared";

const event: PublicEvent = {
  id: "0198c0de-0000-7000-8000-000000000001",
  type: "signed_in",
  kind: "sign_ins",
  reason: null,
  actor: "you",
  count: null,
  sessionId: null,
  device: { name: "<img src=x onerror=alert(1)>", address: null },
  at: "2025-11-20T23:30:00.000Z",
};

function pageOf(events: PublicEvent[], language: Language = "en") {
  return (
    <TestPage language={language}>
      <ActivityDays events={events} />
    </TestPage>
  );
}

const page = pageOf([event]);

// At that moment the local day is one day after the day in UTC.
beforeEach(() => {
  vi.stubEnv("TZ", "Asia/Tokyo");
});
afterEach(() => {
  cleanup();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  document.documentElement.lang = "";
});

test("the server's HTML tells the day in UTC, the browser its own, without a hydration mismatch", async () => {
  const errors = vi.spyOn(console, "error");
  const container = document.createElement("div");
  container.innerHTML = renderToString(page);
  document.body.append(container);
  expect(container.querySelector("h3")?.textContent).toBe("2025-11-20");
  expect(container.querySelector("time")?.textContent).toBe("23:30 UTC");
  await act(async () => {
    render(page, { container, hydrate: true });
  });
  expect(screen.getByRole("heading").textContent).toBe("Friday, November 21, 2025");
  expect(container.querySelector("time")?.textContent).toMatch(/8:30/);
  expect(errors).not.toHaveBeenCalled();
});

test("a hostile device name is text in the server's HTML too", () => {
  const html = renderToString(page);
  expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(html).not.toContain("<img");
});

test("in German everything is German: days, times, devices and what happened", () => {
  document.documentElement.lang = "de";
  const device = { name: "Firefox on Linux", address: null };
  const ended = { ...event, id: "2", type: "sessions_ended", reason: "user_all", count: 1200, device } as const;
  render(pageOf([{ ...ended, at: new Date().toISOString() }, event], "de"));
  const days = screen.getAllByRole("heading").map(({ textContent }) => textContent);
  expect(days).toEqual(["Heute", "Freitag, 21. November 2025"]);
  expect(screen.getByText("1.200 Geräte abgemeldet")).toBeDefined();
  expect(screen.getByText("Firefox unter Linux")).toBeDefined();
  expect(screen.getByText("08:30")).toBeDefined();
});
