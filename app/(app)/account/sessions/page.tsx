import { Devices } from "@/components/devices/devices";
import { protectedPage } from "@/components/frame/protected-page";
import { PageHeading } from "@/components/ui/page";
import { getWords, pageTitle } from "@/lib/words/page-language";
import { toPublicSession } from "aurora-session/http";
import { listLiveSessions } from "aurora-session/core";

export const generateMetadata = pageTitle(({ devices }) => devices.title);

export default protectedPage(async (session) => {
  const words = (await getWords()).devices;
  const readAt = Date.now();
  const sessions = (await listLiveSessions(session.userId)).map((each) => toPublicSession(each, session.id));
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <Devices initial={{ sessions }} readAt={readAt} />
    </>
  );
});
