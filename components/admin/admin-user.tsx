"use client";

import { useId } from "react";
import { AdminAction } from "@/components/admin/admin-action";
import { FilledText, useTab } from "aurora-session/react";
import { Timestamp } from "@/components/ui/timestamp";
import { useWords } from "@/components/words/words-provider";
import type { AdminUser } from "@/lib/admin/admin-schemas";
import { addressText, deviceTitle, fill, type PublicSession } from "aurora-session/shared";
import { isolated } from "@/lib/text/isolated-text";
import { methodText } from "@/lib/devices/method-text";
import type { AppWords } from "@/lib/words/words";

type AdminUserRowProps = { user: AdminUser };

/** One user in the table, with the way to their own page. */
export function AdminUserRow({ user }: AdminUserRowProps) {
  const words = useWords().admin;
  const { id, name, email, createdAt, sessions } = user;
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="py-3 pe-4 text-start font-normal">
        <a href={`/admin/users/${id}`} className="font-medium wrap-anywhere">
          <bdi>{name ?? email}</bdi>
        </a>
        {name !== null && (
          <p className="text-small wrap-anywhere text-ink-soft">
            <bdi>{email}</bdi>
          </p>
        )}
        <p className="text-small text-ink-soft sm:hidden">{statesOf(user, words).join(" · ")}</p>
      </th>
      <td className="py-3 pe-4 text-small text-ink-soft max-sm:hidden">{statesOf(user, words).join(" · ")}</td>
      <td className="py-3 pe-4 text-end tabular-nums">{sessions.length}</td>
      <td className="py-3 text-small text-ink-soft max-md:hidden">
        <Timestamp value={createdAt} />
      </td>
    </tr>
  );
}

/** Returns what is to be known of a user at a glance. */
export function statesOf(
  { role, disabledAt, mustChangePassword, sessions }: AdminUser,
  words: AppWords["admin"],
): string[] {
  return [
    role === "admin" ? words.administrator : words.user,
    ...(disabledAt === null ? [] : [words.disabled]),
    ...(mustChangePassword ? [words.mustChoosePassword] : []),
    ...(sessions.length === 0 ? [words.notSignedIn] : []),
  ];
}

/** One live session of a user, with the button that ends it. */
export function SessionItem({ session, onDone }: { session: PublicSession; onDone: (words: string) => void }) {
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
              question={
                "title" in words ? { title: words.title, description: fill(words.description, { email }) } : undefined
              }
            />
          ),
      )}
    </div>
  );
}
