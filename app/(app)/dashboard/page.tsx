import { Dashboard } from "@/components/dashboard/dashboard";
import { protectedPage } from "@/components/frame/protected-page";
import { Tour } from "@/components/tour/tour";
import { PageHeading } from "@/components/ui/page";
import { getWords, pageTitle } from "@/lib/words/page-language";
import { getPageTour } from "@/lib/tour/tour-queries";
import { toMe } from "@/lib/pages/public-user";

export const generateMetadata = pageTitle(({ dashboard }) => dashboard.title);

export default protectedPage(async (session) => {
  const words = (await getWords()).dashboard;
  const tour = await getPageTour(session);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <div className="grid gap-6">
        {tour !== null && <Tour tour={tour} />}
        <Dashboard initial={toMe(session)} />
      </div>
    </>
  );
});
