import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The dashboard while its data is on the way: the same grid and the same cards, so that nothing moves when it comes. */
export function DashboardSkeleton() {
  return (
    <DashboardGrid>
      <p role="status" className="sr-only">
        Loading…
      </p>
      <Card title="You">
        <SkeletonRows rows={2} />
      </Card>
      <Card title="This session">
        <SkeletonRows rows={4} />
      </Card>
      <Card title="Recent activity" className="lg:col-span-2">
        <SkeletonRows rows={5} />
      </Card>
    </DashboardGrid>
  );
}

/** Two cards side by side and one below, where there is room; for the dashboard and its skeleton alike. */
export function DashboardGrid({ children }: { children: ReactNode }) {
  return <div className="relative grid gap-6 lg:grid-cols-2">{children}</div>;
}

function SkeletonRows({ rows }: { rows: number }) {
  return (
    <div className="-my-3 divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="grid gap-x-6 gap-y-0.5 py-3 sm:grid-cols-[minmax(8rem,1fr)_2fr]">
          <SkeletonLine width="w-24" />
          <SkeletonLine width={row % 2 ? "w-2/3" : "w-4/5"} />
        </div>
      ))}
    </div>
  );
}

/** One line of body text high. */
function SkeletonLine({ width }: { width: string }) {
  return (
    <div className="flex h-[1.6rem] items-center">
      <Skeleton className={`h-3.5 max-w-full ${width}`} />
    </div>
  );
}
