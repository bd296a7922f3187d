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
  const actions = [
    { words: endAll, method: "DELETE", path: "sessions", isOffered: sessions.length > 0 },
    { words: requirePassword, method: "POST", path: "require-password", isOffered: !mustChangePassword },
    { words: disable, method: "POST", path: "disable", isOffered: disabledAt === null && id !== userId },
    { words: enable, method: "POST", path: "enable", isOffered: disabledAt !== null },
  ] as const;
  return (
    <div className="flex flex-wrap gap-3">
      {actions.map(
        ({ words, method, path, isOffered }) =>
          isOffered && (
            <AdminAction
              key={path}
              describedBy={describedBy}
              label={words.label}
              method={method}
              path={`/api/admin/users/${id}/${path}`}
              done={fill(words.done, { email })}
              onDone={onDone}
              {...("title" in words && {
                question: { title: words.title, description: fill(words.description, { email }) },
              })}
            />
          ),
      )}
    </div>
  );
}
