import type { ReactNode } from "react";

// As on all pages, because a prerendered one has no nonce, so none of its scripts would run.
export const dynamic = "force-dynamic";

/** A root layout of its own, with nothing in it: the least that this version of Next sends. */
export default function EmptyLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
