import { protectedPage } from "@/components/frame/protected-page";
import { ChangeName } from "@/components/profile/change-name";
import { ChangePicture } from "@/components/profile/change-picture";
import { ChooseSettings } from "@/components/profile/choose-settings";
import { SentMailsLink } from "@/components/mails/sent-mails-link";
import { DownloadData } from "@/components/profile/download-data";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page";
import { pictureOf } from "@/lib/profile/picture-address";
import { readProfile } from "@/lib/profile/profile";
import { initialsOf } from "@/lib/text/initials";
import { getWords, pageTitle } from "@/lib/words/page-language";

export const generateMetadata = pageTitle(({ profile }) => profile.title);

export default protectedPage(async ({ userId, user }) => {
  const words = (await getWords()).profile;
  const { name, ...settings } = await readProfile(userId);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <div className="grid gap-6">
        <ChangeName initial={name} />
        <ChangePicture picture={pictureOf(user)} initials={initialsOf(user)} />
        <ChooseSettings initial={settings} />
        <Card title={words.notices} action={<SentMailsLink />}>
          <p className="max-w-prose">{words.noticesDetail}</p>
        </Card>
        <DownloadData />
      </div>
    </>
  );
});
