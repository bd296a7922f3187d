/**
 * The grey shape of something that is loading. Give it a size by `className`; say "Loading…" once, beside all shapes,
 * for people who do not see them.
 */
export function Skeleton({ className }: { className: string }) {
  return (
    <span
      aria-hidden="true"
      className={`block rounded-control bg-line motion-safe:animate-breathe forced-colors:border ${className}`}
    />
  );
}
