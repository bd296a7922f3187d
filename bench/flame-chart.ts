import { DARK, INK } from "./charts.ts";
import { busyUs, type Flame, type Frame } from "./flame.ts";
import { CATEGORIES, isCategory, type Category } from "./profile.ts";
import { formatNumber } from "./tables.ts";

const WIDTH = 900;
const ROW = 18;
const CHARACTER = 6.2;
const LEGEND_COLUMNS = 2;
const LEGEND_TOP = 52;
// White text is readable on each, by day and by night.
const COLOURS: Readonly<Record<Category, string>> = {
  next: "#5f6b76",
  fetch: "#7d5a9c",
  hooks: "#9a3f7d",
  node: "#2c6a9e",
  collector: "#8a6d0f",
  pg: "#b0462b",
  zod: "#4a7a1f",
  session: "#0b7a63",
  launcher: "#5b63d3",
  app: "#a3324a",
};

function escape(text: string): string {
  return text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function label(x: number, y: number, text: string, colour?: string): string {
  return `<text x="${x.toFixed(1)}" y="${y}"${colour === undefined ? "" : ` fill="${colour}"`}>${escape(text)}</text>`;
}

function drawFrame({ name, category, us, children }: Frame, x: number, y: number, scale: number): string {
  const width = us * scale;
  const fits = Math.floor((width - 6) / CHARACTER);
  const text = name.length > fits ? `${name.slice(0, Math.max(0, fits - 1))}…` : name;
  const box = `<path fill="${isCategory(category) ? COLOURS[category] : INK}" d="M${x.toFixed(1)} ${y}h${Math.max(0.5, width - 0.6).toFixed(1)}v${ROW - 1}H${x.toFixed(1)}z"/>`;
  return `${box}${fits > 3 ? label(x + 3, y + 13, text) : ""}${drawRow(children, x, y + ROW, scale)}`;
}

function drawRow(frames: readonly Frame[], from: number, y: number, scale: number): string {
  let x = from;
  const drawn = frames.map((frame) => {
    const at = x;
    x += frame.us * scale;
    return drawFrame(frame, at, y, scale);
  });
  return drawn.join("\n");
}

function depthOf(frames: readonly Frame[]): number {
  return Math.max(0, ...frames.map(({ children }) => 1 + depthOf(children)));
}

/**
 * Draws where a request's time goes, as an SVG that can be read in light and dark mode: the width of a function is its time, and below
 * it stands what it called. The same figures give the same text.
 */
export function drawFlame(title: string, flame: Flame): string {
  const busy = busyUs(flame);
  const spent = Object.entries(flame.us).flatMap(([name, us]) => (isCategory(name) && us >= 0.5 ? [{ name, us }] : []));
  const top = LEGEND_TOP + Math.ceil(spent.length / LEGEND_COLUMNS) * ROW + 12;
  const height = top + depthOf(flame.frames) * ROW + 8;
  const legend = spent.map(({ name, us }, index) => {
    const x = (index % LEGEND_COLUMNS) * (WIDTH / LEGEND_COLUMNS);
    const y = LEGEND_TOP + Math.floor(index / LEGEND_COLUMNS) * ROW;
    const words = `${CATEGORIES[name].replaceAll("`", "")}, ${((100 * us) / busy).toFixed(0)} %`;
    return `<rect x="${x}" y="${y}" width="12" height="12" fill="${COLOURS[name]}"/>${label(x + 18, y + 11, words, INK)}`;
  });
  return `<svg width="${WIDTH}" height="${height}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11">${DARK}
<text y="16" font-size="16" font-weight="bold" fill="${INK}">${escape(title)}</text>
${label(0, 36, `${formatNumber(busy)} µs of the server's JavaScript a request, while it is profiled; from above to below: what called what`, INK)}
${legend.join("\n")}
<g fill="#fff">${drawRow(flame.frames, 0, top, WIDTH / busy)}</g>
</svg>
`;
}
