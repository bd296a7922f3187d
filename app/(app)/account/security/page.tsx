import type { Metadata } from "next";
import { ChangeEmail } from "@/components/change-email";
import { ChangePassword } from "@/components/change-password";
import { DeleteAccount } from "@/components/delete-account";
import { protectedPage } from "@/components/protected-page";
import { Alert } from "@/components/ui/alert";
import { PageHeading } from "@/components/ui/page-heading";
import { hasPassword } from "@/lib/account/reauthenticate";

export const metadata: Metadata = { title: "Security" };

export default protectedPage(
  async ({ userId, user }) => (
    <>
      <PageHeading title="Security" lead="What proves that you are you. Changes here sign out your other devices." />
      <div className="grid gap-6">
        {user.mustChangePassword && (
          <Alert tone="warning" title="Change your password first">
            Until then nothing else is open.
          </Alert>
        )}
        <ChangePassword email={user.email} hasPassword={await hasPassword(userId)} required={user.mustChangePassword} />
        {!user.mustChangePassword && (
          <>
            <ChangeEmail email={user.email} />
            <DeleteAccount />
          </>
        )}
      </div>
    </>
  ),
  { openDuringPasswordChange: true },
);
