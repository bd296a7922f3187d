import { MARK, NAME } from "@/product/product";

/** The mark, in the current colour. */
export function LogoMark({ className }: { className: string }) {
  return <span className={`*:size-full ${className}`} aria-hidden="true" dangerouslySetInnerHTML={{ __html: MARK }} />;
}

/** Mark and name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 text-heading text-ink">
      <LogoMark className="size-7 shrink-0 text-accent forced-colors:text-[CanvasText]" />
      <span className="wrap-anywhere max-[24rem]:sr-only">{NAME}</span>
    </span>
  );
}
