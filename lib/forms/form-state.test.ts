import { expect, test } from "vitest";
import { textField } from "@/lib/forms/form-state";

test("a field that is there is read", () => {
  const form = new FormData();
  form.set("email", "ann@example.com");
  form.set("file", new Blob(["x"]));
  expect([textField(form, "email"), textField(form, "file"), textField(form, "name")]).toEqual([
    "ann@example.com",
    "",
    "",
  ]);
});

test.each([undefined, null, "text", {}, [], { get: () => "x" }])(
  "an action that a client calls with %o in place of a form sees empty fields",
  (data) => expect(textField(data, "email")).toBe(""),
);
