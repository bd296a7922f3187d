"use client";

import { lazy, Suspense } from "react";

// Decided when the app is built, so that a production bundle has no part of them.
const Devtools =
  process.env.NODE_ENV === "development"
    ? lazy(async () => ({ default: (await import("@tanstack/react-query-devtools")).ReactQueryDevtools }))
    : null;

/** React Query's own view of a tab's cache, on a developer's machine only. */
export function QueryDevtools() {
  return (
    Devtools && (
      <Suspense>
        <Devtools />
      </Suspense>
    )
  );
}
