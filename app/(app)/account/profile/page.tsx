import { protectedPage } from "@/components/frame/protected-page";
import { ChangeName } from "@/components/profile/change-name";
import { DownloadData } from "@/components/profile/download-data";
import { PageHeading } from "@/components/ui/page";
import { initialsOf } from "@/lib/text/initials";
import { getWords, pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ profile }) => profile.title);

export default protectedPage(async ({ user }) => {
  const words = (await getWords()).profile;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <div className="grid gap-6">
        <ChangeName initial={user.name} initials={initialsOf(user)} />
        <DownloadData />
      </div>
    </>
  );
});
