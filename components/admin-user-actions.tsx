"use client";

import { AdminAction } from "@/components/admin-action";
import { useTab } from "@/components/tab-guard";
import type { AdminUser } from "@/lib/admin-schemas";

type AdminUserActionsProps = { user: AdminUser; describedBy: string; onDone: (words: string) => void };

/** What can be done to a user. Nobody can disable themselves. */
export function AdminUserActions({ user, describedBy, onDone }: AdminUserActionsProps) {
  const { userId } = useTab();
  const { id, email, disabledAt, mustChangePassword, sessions } = user;
  const about = { describedBy, onDone };
  return (
    <div className="flex flex-wrap gap-3">
      {sessions.length > 0 && (
        <AdminAction
          {...about}
          label="End all sessions"
          method="DELETE"
          path={`/api/admin/users/${id}/sessions`}
          done={`All sessions of ${email} were ended.`}
          question={{
            title: "End all sessions?",
            description: `${email} is signed out everywhere, and can sign in again.`,
          }}
        />
      )}
      {!mustChangePassword && (
        <AdminAction
          {...about}
          label="Require new password"
          method="POST"
          path={`/api/admin/users/${id}/require-password`}
          done={`${email} must choose a new password now.`}
          question={{
            title: "Require a new password?",
            description: `${email} can do nothing else before choosing one. Their sessions stay.`,
          }}
        />
      )}
      {disabledAt === null && id !== userId && (
        <AdminAction
          {...about}
          label="Disable"
          method="POST"
          path={`/api/admin/users/${id}/disable`}
          done={`${email} was disabled and signed out everywhere.`}
          question={{
            title: "Disable this account?",
            description: `${email} is signed out everywhere, and can't sign in until you enable the account again.`,
          }}
        />
      )}
      {disabledAt !== null && (
        <AdminAction
          {...about}
          label="Enable"
          method="POST"
          path={`/api/admin/users/${id}/enable`}
          done={`${email} can sign in again.`}
        />
      )}
    </div>
  );
}
