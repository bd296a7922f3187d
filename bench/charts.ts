import { init, use as register } from "echarts/core";
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

register([BarChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

const WIDTH = 900;
const LABELS_WIDTH = 340;
const ROW_HEIGHT = 34;
const AROUND = 144;
/** The colour of text. */
export const INK = "#1f2328";
const LINE = "#d1d9e0";
const PALETTE = ["#0b7a63", "#c2701c", "#5b63d3"];
/** Colours for the night: an image in a page follows the reader's system, so its text must be readable in light and dark mode. */
export const DARK = `<style>@media (prefers-color-scheme: dark){[fill="${INK}"]{fill:#e6edf3}[stroke="${LINE}"]{stroke:#3d444d}}</style>`;

// Names and styles for a mouse hold numbers that differ from one chart to the next, and an image needs none of them.
const FOR_POINTERS = / (class|ecmeta_\w+|pointer-events)="[^"]*"/g;
const FOR_POINTERS_STYLE = /<style\s*><!\[CDATA\[[\s\S]*?<\/style>/g;

/** Horizontal bars: a row for each thing that was measured, a bar in it for each series. */
export interface BarsOfRows {
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Draws bars as an SVG that can be read in light and dark mode. The same figures give the same text. */
export function drawBars({ title, unit, rows, series }: BarsOfRows): string {
  const text = { color: INK, fontSize: 13 };
  const chart = init(null, null, {
    renderer: "svg",
    ssr: true,
    width: WIDTH,
    height: AROUND + rows.length * ROW_HEIGHT * Math.max(1, series.length * 0.7),
  });
  chart.setOption({
    animation: false,
    color: PALETTE,
    textStyle: { color: INK, fontFamily: "sans-serif" },
    title: { left: 0, text: title, subtext: unit, textStyle: { ...text, fontSize: 16 }, subtextStyle: text },
    ...(series.length > 1 && { legend: { left: 0, top: 66, textStyle: text } }),
    grid: { left: LABELS_WIDTH, right: 70, top: 98, bottom: 30 },
    xAxis: { type: "value", axisLabel: text, splitLine: { lineStyle: { color: LINE } } },
    yAxis: {
      type: "category",
      inverse: true,
      data: [...rows],
      axisLabel: text,
      axisLine: { lineStyle: { color: LINE } },
    },
    series: series.map(({ name, values }) => ({
      type: "bar",
      silent: true,
      name,
      data: values.map((value) => Number(value.toPrecision(3))),
      label: { show: true, position: "right", ...text },
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg
    .replace(FOR_POINTERS, "")
    .replace(FOR_POINTERS_STYLE, "")
    .replace(/(<svg[^>]*>)/, `$1${DARK}`);
}
