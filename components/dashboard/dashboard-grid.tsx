import type { ReactNode } from "react";

/** Two cards side by side and one below, where there is room. */
export function DashboardGrid({ children }: { children: ReactNode }) {
  return <div className="relative grid gap-6 lg:grid-cols-2">{children}</div>;
}
