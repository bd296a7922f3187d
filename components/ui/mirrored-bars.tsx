type Bar = { key: string; title: string; above: number; below: number };

type MirroredBarsProps = {
  /** The picture in words, for people who don't see it. The numbers belong beside it, in a table. */
  summary: string;
  bars: readonly Bar[];
};

const SLOT = 10;
const BAR = 7;
const HALF = 50;
// One among hundreds has to be visible.
const LEAST = 3;

/**
 * Two counts per place, one as a bar above the line and one below it, so that nobody needs colours to tell them apart.
 * The picture takes the width it is given; pointing at a place shows its numbers.
 */
export function MirroredBars({ summary, bars }: MirroredBarsProps) {
  const highest = Math.max(1, ...bars.flatMap(({ above, below }) => [above, below]));
  const height = (count: number) => (count === 0 ? 0 : Math.max(LEAST, (count / highest) * HALF));
  const width = bars.length * SLOT;
  return (
    <svg
      role="img"
      aria-label={summary}
      viewBox={`0 0 ${width} ${2 * HALF}`}
      preserveAspectRatio="none"
      className="block h-36 w-full"
    >
      {bars.map(({ key, title, above, below }, index) => (
        <g key={key} transform={`translate(${index * SLOT} 0)`}>
          <title>{title}</title>
          <rect width={SLOT} height={2 * HALF} fill="transparent" />
          <rect
            x={(SLOT - BAR) / 2}
            y={HALF - height(above)}
            width={BAR}
            height={height(above)}
            className="fill-accent forced-colors:fill-[CanvasText]"
          />
          <rect
            x={(SLOT - BAR) / 2}
            y={HALF}
            width={BAR}
            height={height(below)}
            className="fill-line-strong forced-colors:fill-[CanvasText]"
          />
        </g>
      ))}
      <line
        x2={width}
        y1={HALF}
        y2={HALF}
        vectorEffect="non-scaling-stroke"
        className="stroke-ink forced-colors:stroke-[CanvasText]"
      />
    </svg>
  );
}
