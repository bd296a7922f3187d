import type { Metadata } from "next";
import { Dashboard } from "@/components/dashboard";
import { protectedPage } from "@/components/protected-page";
import { Tour } from "@/components/tour";
import { PageHeading } from "@/components/ui/page-heading";
import { getPageTour } from "@/lib/page-tour";
import { toPublicSession, toPublicUser } from "@/lib/public-session";

export const metadata: Metadata = { title: "Dashboard" };

export default protectedPage(async (session) => {
  const tour = await getPageTour(session);
  return (
    <>
      <PageHeading
        title="Dashboard"
        lead="Who you are here, the session that this browser holds, and what happened last."
      />
      <div className="grid gap-6">
        {tour !== null && <Tour tour={tour} />}
        <Dashboard initial={{ user: toPublicUser(session.user), session: toPublicSession(session, session.id) }} />
      </div>
    </>
  );
});
