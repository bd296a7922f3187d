import { Children, type ReactNode } from "react";

/** The state of a step: `open` waits for the person, `pending` for something else; `unknown` could not be found out. */
export type StepState = "done" | "pending" | "open" | "unasked" | "unknown";

const LOOKS: Readonly<Record<StepState, { disc: string; path: string; dashed?: true }>> = {
  done: { disc: "bg-success-soft text-success", path: "m7.5 12.4 3 3 6-6.4" },
  pending: { disc: "bg-warning-soft text-warning", path: "M12 7.5v4.8l3 1.8" },
  open: { disc: "bg-surface text-accent", path: "" },
  unasked: { disc: "bg-sunken text-ink-soft", path: "M8 12h8" },
  unknown: {
    disc: "bg-info-soft text-info",
    path: "M9.8 9.6a2.3 2.3 0 1 1 3.4 2.2c-.8.5-1.2.9-1.2 1.9M12 16.5v.01",
    dashed: true,
  },
};

/** Steps, one after the other, on a line that joins them. */
export function StepList({ children }: { children: ReactNode }) {
  return (
    <ol className="grid">
      {Children.map(children, (child) => (
        <li className="relative pb-6 before:absolute before:top-8 before:bottom-1 before:left-3.5 before:border-l before:border-line last:pb-0 last:before:hidden">
          {child}
        </li>
      ))}
    </ol>
  );
}

type StepProps = {
  state: StepState;
  /** The state in words. */
  stateLabel: string;
  title: string;
  /** The step's place, shown while it is `open`. */
  number?: number;
  children: ReactNode;
};

/** One step: its state as a picture and, for people who don't see it, in words; its title; and its content. */
export function Step({ state, stateLabel, title, number, children }: StepProps) {
  return (
    <div className="flex gap-4">
      <StepIcon state={state} number={number} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">
          <span className="sr-only">{stateLabel}: </span>
          {title}
        </p>
        {children}
      </div>
    </div>
  );
}

function StepIcon({ state, number }: { state: StepState; number: number | undefined }) {
  const { disc, path, dashed } = LOOKS[state];
  return (
    <svg
      viewBox="0 0 24 24"
      className={`relative -mt-0.5 size-7 shrink-0 rounded-full ${disc} forced-colors:bg-[Canvas] forced-colors:text-[CanvasText]`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="10.5" strokeWidth="1.25" strokeDasharray={dashed && "3 3"} />
      <path d={path} />
      {state === "open" && (
        <text x="12" y="16.2" textAnchor="middle" fill="currentColor" stroke="none" fontSize="12" fontWeight="650">
          {number}
        </text>
      )}
    </svg>
  );
}
