import { LogoMark } from "@/components/ui/logo";
import type { Words } from "@/lib/words/words";

/** The landing page's picture, drawn by the page itself: northern lights, and below them what a sign-out leaves behind. */
export function LandingPicture({ words }: { words: Words["landing"]["picture"] }) {
  return (
    <div
      role="img"
      aria-label={words.description}
      className="relative isolate overflow-hidden rounded-panel border border-night-line bg-night px-5 pt-28 pb-8 text-night-ink sm:px-10 sm:pt-36 sm:pb-10 print:hidden"
    >
      <NorthernLights />
      <div className="mx-auto max-w-xs">
        <GhostTab className="mx-8 -mb-5 border-night-line/60" />
        <GhostTab className="mx-4 -mb-5 border-night-line/85" />
        <div className="relative rounded-card border border-night-line bg-night/95 p-5 shadow-dialog">
          <div className="flex items-center gap-2 text-small text-night-soft">
            <LogoMark className="size-5 text-night-glow" />
            {words.title}
          </div>
          <ul className="mt-4 grid gap-2.5">
            {words.lines.map((line) => (
              <li key={line} className="flex items-center gap-3">
                <Tick />
                {line}
              </li>
            ))}
          </ul>
          <p className="mt-5 flex justify-between border-t border-dashed border-night-line pt-4 font-mono text-small">
            <span className="text-night-soft">{words.cookie}</span>
            <span className="text-night-glow">401</span>
          </p>
        </div>
      </div>
    </div>
  );
}

function NorthernLights() {
  return (
    <svg
      viewBox="0 0 480 320"
      preserveAspectRatio="xMidYMin slice"
      className="absolute inset-x-0 top-0 -z-10 h-80 w-full text-night-glow"
      fill="none"
      stroke="url(#landing-glow)"
      strokeLinecap="round"
    >
      <defs>
        <linearGradient id="landing-glow" x1="0" y1="0" x2="1" y2="0">
          <stop offset="0" stopColor="currentColor" stopOpacity="0" />
          <stop offset="0.45" stopColor="currentColor" />
          <stop offset="1" stopColor="currentColor" stopOpacity="0" />
        </linearGradient>
        <filter id="landing-blur" x="-20%" y="-60%" width="140%" height="220%">
          <feGaussianBlur stdDeviation="14" />
        </filter>
      </defs>
      <path d="M-40 190C70 40 190 20 280 70s150 50 260-30" strokeWidth="54" opacity="0.2" filter="url(#landing-blur)" />
      <path
        d="M-40 150C90 20 200 60 290 90s140 10 240-50"
        strokeWidth="26"
        opacity="0.35"
        filter="url(#landing-blur)"
      />
      <path d="M-40 190C70 40 190 20 280 70s150 50 260-30" strokeWidth="2.5" opacity="0.9" />
      <path d="M-40 165C80 30 195 40 285 80s145 30 250-40" strokeWidth="1.5" opacity="0.5" />
      <path d="M-40 225C60 80 180 30 275 82s155 60 265-10" strokeWidth="1" opacity="0.35" />
    </svg>
  );
}

/** A tab that has emptied itself. */
function GhostTab({ className }: { className: string }) {
  return (
    <div className={`h-14 rounded-card border bg-night p-3 ${className}`}>
      <div className="flex gap-1.5">
        <span className="size-2 rounded-full bg-night-line" />
        <span className="size-2 rounded-full bg-night-line" />
        <span className="size-2 rounded-full bg-night-line" />
      </div>
    </div>
  );
}

function Tick() {
  return (
    <svg
      viewBox="0 0 20 20"
      className="size-5 shrink-0 text-night-glow"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <circle cx="10" cy="10" r="8.25" opacity="0.5" />
      <path d="m6.5 10.3 2.4 2.4 4.6-5" />
    </svg>
  );
}
