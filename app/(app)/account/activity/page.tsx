import { Activity } from "@/components/activity/activity";
import { protectedPage } from "@/components/frame/protected-page";
import { PageHeading } from "@/components/ui/page";
import { countDailyActivity, activityQuerySchema, listSecurityEvents } from "@/lib/activity/activity-queries";
import { parseEventKind } from "@/lib/activity/event-kinds";
import { getWords, pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ activity }) => activity.title);

type ActivityPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default protectedPage(async ({ userId }, { searchParams }: ActivityPageProps) => {
  const words = (await getWords()).activity;
  const kind = parseEventKind((await searchParams)["kind"]) ?? undefined;
  const readAt = Date.now();
  const [page, daily] = await Promise.all([
    listSecurityEvents(userId, activityQuerySchema.parse({ kind })),
    countDailyActivity(userId),
  ]);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <Activity initial={{ kind: kind ?? null, page, readAt }} daily={daily} />
    </>
  );
});
