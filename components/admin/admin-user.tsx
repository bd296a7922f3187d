"use client";

import { useId } from "react";
import { AdminAction } from "@/components/admin/admin-action";
import { FilledText, useTab } from "aurora-session/react";
import { Timestamp } from "@/components/ui/timestamp";
import { useLanguage, useWords } from "@/components/words/words-provider";
import type { AdminUser } from "@/lib/admin/admin-schemas";
import { addressText, deviceTitle, fill, fillCount, type PublicSession } from "aurora-session/shared";
import { isolated } from "@/lib/text/isolated-text";
import { methodText } from "@/lib/devices/method-text";
import type { AppWords } from "@/lib/words/words";

type AdminUserProps = { user: AdminUser; onDone: (words: string) => void };

/** One user: their name and email, their live sessions when unfolded, and the buttons that act on them. */
export function AdminUserItem({ user, onDone }: AdminUserProps) {
  const nameId = useId();
  const words = useWords().admin;
  const language = useLanguage();
  const { name, email, sessions } = user;
  return (
    <li className="grid gap-3 py-5">
      <div className="min-w-0">
        <p id={nameId} className="font-medium break-words">
          {name === null ? (
            <bdi>{email}</bdi>
          ) : (
            <FilledText text={words.nameAndEmail} values={{ name: <bdi>{name}</bdi>, email: <bdi>{email}</bdi> }} />
          )}
        </p>
        <p className="text-small text-ink-soft">{statesOf(user, words).join(" · ")}</p>
      </div>
      {sessions.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer content-center rounded-control">
            {fillCount(language, words.sessions, sessions.length)}
            <span className="sr-only"> {fill(words.sessionsOf, { email })}</span>
          </summary>
          <ul className="divide-y divide-line border-l-2 border-line pl-4">
            {sessions.map((session) => (
              <SessionItem key={session.id} session={session} onDone={onDone} />
            ))}
          </ul>
        </details>
      )}
      <AdminUserActions user={user} describedBy={nameId} onDone={onDone} />
    </li>
  );
}

function statesOf({ role, disabledAt, mustChangePassword, sessions }: AdminUser, words: AppWords["admin"]): string[] {
  return [
    role === "admin" ? words.administrator : words.user,
    ...(disabledAt === null ? [] : [words.disabled]),
    ...(mustChangePassword ? [words.mustChoosePassword] : []),
    ...(sessions.length === 0 ? [words.notSignedIn] : []),
  ];
}

function SessionItem({ session, onDone }: { session: PublicSession; onDone: (words: string) => void }) {
  const deviceId = useId();
  const { admin, aurora, common } = useWords();
  const { id, device, method, createdAt, lastActiveAt, current } = session;
  const name = deviceTitle(aurora.devices.names, session);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0">
        <p id={deviceId} className="break-words">
          <bdi>{name}</bdi>
          {current && <span className="ml-2 text-small text-success">{aurora.devices.thisDevice}</span>}
        </p>
        <p className="text-small text-ink-soft">
          {addressText(aurora.devices, device.address)} · {methodText(common.methods, method)}
        </p>
        <p className="text-small text-ink-soft">
          <FilledText
            text={aurora.devices.seen}
            values={{ first: <Timestamp value={createdAt} />, last: <Timestamp value={lastActiveAt} /> }}
          />
        </p>
      </div>
      <AdminAction
        label={admin.endSession}
        describedBy={deviceId}
        method="DELETE"
        path={`/api/admin/sessions/${id}`}
        done={fill(admin.sessionEnded, { device: isolated(name) })}
        onDone={onDone}
      />
    </li>
  );
}

type AdminUserActionsProps = { user: AdminUser; describedBy: string; onDone: (words: string) => void };

/** The buttons that act on a user. Nobody can disable themselves. */
function AdminUserActions({ user, describedBy, onDone }: AdminUserActionsProps) {
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
              question={
                "title" in words ? { title: words.title, description: fill(words.description, { email }) } : undefined
              }
            />
          ),
      )}
    </div>
  );
}
