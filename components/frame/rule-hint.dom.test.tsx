import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { brokenRule, RuleHint } from "@/components/frame/error-notice";
import { useTab } from "aurora-session/react";

afterEach(() => {
  cleanup();
  vi.unstubAllEnvs();
});

function messageOf(Component: () => unknown): string {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  try {
    render(<Wrapped use={Component} />);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "";
}

function Wrapped({ use }: { use: () => unknown }) {
  use();
  return null;
}

test("useTab outside of a protected page is told so", () => {
  expect(brokenRule(messageOf(useTab))).toMatch(/protectedPage/);
});

test.each([
  ["Objects are not valid as a React child (found: [object Promise]). If you meant …", /Await the query/],
  ["session_missing", /requireSession\(\)/],
  ["app/(app)/loading.tsx stands above pages that ask for a session.", /Suspense/],
])("“%s” names its rule", (message, rule) => expect(brokenRule(message)).toMatch(rule));

test("an error of another kind breaks no rule that is known", () => {
  expect(brokenRule("fetch failed")).toBeNull();
});

test("in production nothing of an error is shown", () => {
  vi.stubEnv("NODE_ENV", "production");
  render(<RuleHint error={new Error("session_missing")} />);
  expect(screen.queryByText(/session_missing/)).toBeNull();
  vi.stubEnv("NODE_ENV", "development");
  render(<RuleHint error={new Error("session_missing")} />);
  expect(screen.getByText(/requireSession/)).toBeDefined();
});
