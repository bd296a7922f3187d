/** The grey shape of something that is loading. Give it a size by `className`; {@link Loading} says it in words. */
export function Skeleton({ className }: { className: string }) {
  return (
    <span
      aria-hidden="true"
      className={`block rounded-control bg-line motion-safe:animate-breathe forced-colors:border ${className}`}
    />
  );
}

type LoadingProps = { label: string; shapes: readonly string[]; className?: string };

/** The shapes of a list that is loading, by their classes, and once, for people who do not see them, the words for it. */
export function Loading({ label, shapes, className = "" }: LoadingProps) {
  return (
    <div role="status" aria-label={label} className={`grid gap-4 ${className}`}>
      {[...shapes.entries()].map(([place, shape]) => (
        <Skeleton key={place} className={shape} />
      ))}
    </div>
  );
}
