/** The grey shape of something awaited. Give it a size by `className`; say "Loading…" once, beside all shapes, for those who do not see them. */
export function Skeleton({ className = "" }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={`block rounded-control bg-line motion-safe:animate-breathe forced-colors:border ${className}`}
    />
  );
}
