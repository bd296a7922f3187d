/** The mark: three arcs of northern light over a horizon, in the current colour. */
export function LogoMark({ className }: { className: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3 25C3 14 9 6 18 6s11 7 11 12" strokeWidth="3" />
      <path d="M9 25c0-8 4-13 9-13s6.5 4 6.500 8" strokeWidth="3" opacity="0.65" />
      <path d="M15 25c0-4.5 1.5-7 3.5-7s2 1.5 2 3.5" strokeWidth="3" opacity="0.35" />
    </svg>
  );
}

/** Mark and name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 text-heading text-ink">
      <LogoMark className="size-7 text-accent forced-colors:text-[CanvasText]" />
      <span className="max-[24rem]:sr-only">Aurora</span>
    </span>
  );
}
