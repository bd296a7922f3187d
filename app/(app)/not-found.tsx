import { AppFrame, NamelessFrame } from "@/components/frame/app-frame";
import { PageNotice } from "@/components/ui/page-notice";
import { ButtonLink } from "@/components/ui/button";
import { getVisitor } from "@/lib/pages/visitor";
import { getWords } from "@/lib/words/page-language";

export default async function NotFound() {
  const [session, { notices }] = [await getVisitor(), await getWords()];
  const { title, detail, dashboard } = notices.notFound;
  const notice = (
    <PageNotice title={title} actions={<ButtonLink href="/dashboard">{dashboard}</ButtonLink>}>
      {detail}
    </PageNotice>
  );
  return session === null ? <NamelessFrame>{notice}</NamelessFrame> : <AppFrame session={session}>{notice}</AppFrame>;
}
