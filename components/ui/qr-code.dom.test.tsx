import { cleanup, render, screen } from "@testing-library/react";
import { encode } from "uqr";
import { afterEach, expect, test } from "vitest";
import { QrCode } from "@/components/ui/qr-code";

afterEach(cleanup);

test("a QR code has every dark square of its text, white around it, and words for those who don't see it", () => {
  const text = "https://aurora.example.com/login";
  render(<QrCode text={text} label={`QR code of ${text}`} />);
  const image = screen.getByRole("img", { name: `QR code of ${text}` });
  const { size, data } = encode(text, { ecc: "M", border: 0 });
  const drawn = [...(image.querySelector("path")?.getAttribute("d") ?? "").matchAll(/M(\d+) (\d+)/g)];
  expect(drawn.map(([, x, y]) => `${x} ${y}`).toSorted()).toEqual(
    data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`${x} ${y}`] : []))).toSorted(),
  );
  expect(image.getAttribute("viewBox")).toBe(`-4 -4 ${size + 8} ${size + 8}`);
});
