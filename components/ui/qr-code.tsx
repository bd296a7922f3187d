import { encode } from "uqr";

// ISO/IEC 18004 wants four modules of white around the code.
const QUIET_ZONE = 4;

type QrCodeProps = { text: string; /** The picture in words, for people who don't see it. */ label: string };

/** A text as a QR code (ISO/IEC 18004), dark on light in every colour scheme, because cameras read it. Made where it is rendered. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, data } = encode(text, { ecc: "M", border: 0 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-40 rounded-control border border-line bg-code-paper text-code forced-color-adjust-none"
    >
      <path d={squares.join("")} fill="currentColor" />
    </svg>
  );
}
