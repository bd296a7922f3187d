import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { hasUnsentInput, listUnsentInput, putBackInput, watchInput } from "./unsent-input.ts";

afterEach(cleanup);

test("only text that a person typed, and no password or search, is unsent", () => {
  render(
    <form>
      <input name="email" aria-label="Email" defaultValue="ann@example.com" />
      <input name="secret" type="password" aria-label="Secret" />
      <input name="find" type="search" aria-label="Find" />
      <input name="agree" type="checkbox" aria-label="Agree" />
      <label>
        Note
        <textarea name="note" />
      </label>
    </form>,
  );
  for (const name of ["Secret", "Find"]) fireEvent.change(screen.getByLabelText(name), { target: { value: "typed" } });
  fireEvent.click(screen.getByLabelText("Agree"));
  expect(hasUnsentInput()).toBe(false);
  fireEvent.change(screen.getByLabelText("Note"), { target: { value: "half a thought" } });
  expect(listUnsentInput()).toEqual([{ name: "note", position: 0, label: "Note", value: "half a thought" }]);
});

test("text goes back to the field of its name and place, and what has no field is told", () => {
  const lines = ["first", "second"].map((value, position) => ({ name: "line", position, label: "Line", value }));
  const lost = { name: "gone", position: 0, label: "Gone", value: "not forgotten" };
  render(
    <form>
      <input name="line" aria-label="A" />
      <input name="line" aria-label="B" />
    </form>,
  );
  expect(putBackInput([...lines, lost])).toEqual([lost]);
  expect(screen.getByLabelText<HTMLInputElement>("A").value).toBe("first");
  expect(screen.getByLabelText<HTMLInputElement>("B").value).toBe("second");
});

function Counted() {
  const [text, setText] = useState("");
  return (
    <>
      <textarea name="text" aria-label="Text" value={text} onChange={(event) => setText(event.target.value)} />
      <output>{text.length}</output>
    </>
  );
}

test("a field that React controls takes the text as if it had been typed", () => {
  render(<Counted />);
  putBackInput([{ name: "text", position: 0, label: "Text", value: "four" }]);
  expect(screen.getByLabelText<HTMLTextAreaElement>("Text").value).toBe("four");
  expect(screen.getByText("4")).toBeDefined();
});

test("text in a field that React controls is unsent too, until it is taken away or its form is reset", () => {
  const stop = watchInput();
  render(
    <form>
      <Counted />
    </form>,
  );
  const field = screen.getByLabelText<HTMLTextAreaElement>("Text");
  field.focus();
  const type = (value: string) => {
    fireEvent.change(field, { target: { value } });
    // In browsers, React writes what it controls into the default as well.
    field.defaultValue = value;
  };
  type("four");
  expect(listUnsentInput().map(({ label }) => label)).toEqual(["Text"]);
  type("");
  expect(listUnsentInput()).toEqual([]);
  type("five");
  field.form?.dispatchEvent(new Event("reset", { bubbles: true }));
  expect(listUnsentInput()).toEqual([]);
  stop();
});
