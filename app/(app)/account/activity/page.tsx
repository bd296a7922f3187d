import type { Metadata } from "next";
import { Activity } from "@/components/activity";
import { protectedPage } from "@/components/protected-page";
import { PageHeading } from "@/components/ui/page-heading";
import { countDailyActivity } from "@/lib/daily-activity-queries";
import { eventKindSchema } from "@/lib/event-kind";
import { activityQuerySchema, listSecurityEvents } from "@/lib/security-event-queries";

export const metadata: Metadata = { title: "Activity" };

type ActivityPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default protectedPage(async ({ userId }, { searchParams }: ActivityPageProps) => {
  const kind = eventKindSchema.safeParse((await searchParams)["kind"]).data;
  const readAt = Date.now();
  const [page, daily] = await Promise.all([
    listSecurityEvents(userId, activityQuerySchema.parse({ kind })),
    countDailyActivity(userId),
  ]);
  return (
    <>
      <PageHeading title="Activity" lead="Every sign-in, sign-out and change of your account: what, where and when." />
      <Activity initial={{ kind: kind ?? null, page, readAt }} daily={daily} />
    </>
  );
});
