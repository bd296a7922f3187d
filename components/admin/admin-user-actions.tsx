"use client";

import { AdminAction } from "@/components/admin/admin-action";
import { useTab } from "aurora-session/react";
import { useWords } from "@/components/words/words-provider";
import type { AdminUser } from "@/lib/admin/admin-schemas";
import { fill } from "aurora-session/shared";

type AdminUserActionsProps = { user: AdminUser; describedBy: string; onDone: (words: string) => void };

/** The buttons that act on a user. Nobody can disable themselves. */
export function AdminUserActions({ user, describedBy, onDone }: AdminUserActionsProps) {
  const { userId } = useTab();
  const { endAll, requirePassword, disable, enable } = useWords().admin;
  const { id, email, disabledAt, mustChangePassword, sessions } = user;
  const about = { describedBy, onDone };
  return (
    <div className="flex flex-wrap gap-3">
      {sessions.length > 0 && (
        <AdminAction
          {...about}
          label={endAll.label}
          method="DELETE"
          path={`/api/admin/users/${id}/sessions`}
          done={fill(endAll.done, { email })}
          question={{ title: endAll.title, description: fill(endAll.description, { email }) }}
        />
      )}
      {!mustChangePassword && (
        <AdminAction
          {...about}
          label={requirePassword.label}
          method="POST"
          path={`/api/admin/users/${id}/require-password`}
          done={fill(requirePassword.done, { email })}
          question={{ title: requirePassword.title, description: fill(requirePassword.description, { email }) }}
        />
      )}
      {disabledAt === null && id !== userId && (
        <AdminAction
          {...about}
          label={disable.label}
          method="POST"
          path={`/api/admin/users/${id}/disable`}
          done={fill(disable.done, { email })}
          question={{ title: disable.title, description: fill(disable.description, { email }) }}
        />
      )}
      {disabledAt !== null && (
        <AdminAction
          {...about}
          label={enable.label}
          method="POST"
          path={`/api/admin/users/${id}/enable`}
          done={fill(enable.done, { email })}
        />
      )}
    </div>
  );
}
