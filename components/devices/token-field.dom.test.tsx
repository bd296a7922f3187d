import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { TestWords } from "@/components/words/test-words";
import { TokenField } from "@/components/devices/token-field";

const writeText = vi.spyOn(navigator.clipboard, "writeText");

afterEach(cleanup);

function copy(): void {
  render(<TokenField label="Refresh token" name="refresh_token" value="a token" />, { wrapper: TestWords });
  fireEvent.click(screen.getByRole("button", { name: "Copy Refresh token" }));
}

test("the button copies the token, and says so", async () => {
  writeText.mockResolvedValueOnce();
  copy();
  expect(writeText).toHaveBeenCalledWith("a token");
  expect(await screen.findByText("Copied.")).toBeDefined();
});

test("where a page may not write to the clipboard, the token is selected for the keyboard", async () => {
  writeText.mockRejectedValueOnce(new DOMException("Denied", "NotAllowedError"));
  copy();
  expect(await screen.findByText(/copy it with the keyboard/)).toBeDefined();
  const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Refresh token" });
  expect([input.selectionStart, input.selectionEnd]).toEqual([0, "a token".length]);
});
