import { ICON_COLORS, MARK } from "@/product/product";

export const contentType = "image/svg+xml";

/** The product's mark on a rounded ground, for the browser's tab. Next writes the link to it into every page. */
export default function Icon(): Response {
  const { mark, ground } = ICON_COLORS;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="8" fill="${ground}" />
  <g color="${mark}" transform="translate(4 4) scale(.75)">${MARK}</g>
</svg>`;
  return new Response(svg, { headers: { "Content-Type": contentType } });
}
