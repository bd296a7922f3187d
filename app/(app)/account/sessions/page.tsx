import type { Metadata } from "next";
import { Devices } from "@/components/devices";
import { protectedPage } from "@/components/protected-page";
import { PageHeading } from "@/components/ui/page-heading";
import { toPublicSession } from "@/lib/public-session";
import { listLiveSessions } from "@/lib/session/session-queries";

export const metadata: Metadata = { title: "Devices" };

export default protectedPage(async (session) => {
  const sessions = (await listLiveSessions(session.userId)).map((each) => toPublicSession(each, session.id));
  return (
    <>
      <PageHeading
        title="Devices"
        lead="Every device that is signed in to your account. Sign out the ones you don't use or don't know."
      />
      <Devices initial={{ sessions }} />
    </>
  );
});
