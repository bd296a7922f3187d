import { listProviders } from "@/auth";
import { ChangeEmail } from "@/components/account/change-email";
import { ChangePassword } from "@/components/account/change-password";
import { DeleteAccount } from "@/components/account/delete-account";
import { SentMailsLink } from "@/components/mails/sent-mails-link";
import { protectedPage } from "@/components/frame/protected-page";
import { SignInMethods } from "@/components/account/sign-in-methods";
import { Alert } from "@/components/ui/alert";
import { PageHeading } from "@/components/ui/page";
import { env } from "@/lib/env";
import { hasPassword } from "@/lib/account/reauthenticate";
import { listSignInMethods } from "@/lib/account/sign-in-methods";
import { getWords, pageTitle } from "@/lib/words/page-language";

function daysKept() {
  const { ENDED_SESSION_RETENTION_DAYS: reasons, AUDIT_RETENTION_DAYS: trail } = env();
  return { reasons, trail };
}

export const generateMetadata = pageTitle(({ security }) => security.title);

export default protectedPage(
  async ({ userId, user }) => {
    const words = (await getWords()).security;
    const offered = listProviders().map(({ id }) => id);
    return (
      <>
        <PageHeading title={words.title} lead={words.lead} />
        <div className="grid gap-6">
          {user.mustChangePassword && (
            <Alert tone="warning" title={words.requiredTitle}>
              {words.required}
            </Alert>
          )}
          <ChangePassword
            email={user.email}
            hasPassword={await hasPassword(userId)}
            required={user.mustChangePassword}
          />
          {!user.mustChangePassword && (
            <>
              <ChangeEmail email={user.email} emailVerified={user.emailVerified} action={<SentMailsLink />} />
              <SignInMethods initial={await listSignInMethods(userId, offered)} />
              <DeleteAccount email={user.email} kept={daysKept()} />
            </>
          )}
        </div>
      </>
    );
  },
  { openDuringPasswordChange: true },
);
