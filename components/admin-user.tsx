"use client";

import { useId } from "react";
import { AdminAction } from "@/components/admin-action";
import { AdminUserActions } from "@/components/admin-user-actions";
import { Timestamp } from "@/components/ui/timestamp";
import type { AdminUser } from "@/lib/admin-schemas";
import type { PublicSession } from "@/lib/api-schemas";
import { methodWords } from "@/lib/method-words";

type AdminUserProps = { user: AdminUser; onDone: (words: string) => void };

/** One user: who it is, their live sessions when unfolded, and what can be done. */
export function AdminUserItem({ user, onDone }: AdminUserProps) {
  const nameId = useId();
  const { sessions } = user;
  return (
    <li className="grid gap-3 py-5">
      <div className="min-w-0">
        <p id={nameId} className="font-medium break-words">
          {user.name === null ? user.email : `${user.name}, ${user.email}`}
        </p>
        <p className="text-small text-ink-soft">{statesOf(user).join(" · ")}</p>
      </div>
      {sessions.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer content-center rounded-control">
            {sessions.length === 1 ? "1 session" : `${sessions.length} sessions`}
            <span className="sr-only"> of {user.email}</span>
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

function statesOf({ role, disabledAt, mustChangePassword, sessions }: AdminUser): string[] {
  return [
    role === "admin" ? "Administrator" : "User",
    ...(disabledAt === null ? [] : ["Disabled"]),
    ...(mustChangePassword ? ["Must choose a new password"] : []),
    ...(sessions.length === 0 ? ["Not signed in"] : []),
  ];
}

function SessionItem({ session, onDone }: { session: PublicSession; onDone: (words: string) => void }) {
  const deviceId = useId();
  const { id, device, method, createdAt, lastActiveAt, current } = session;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0">
        <p id={deviceId} className="break-words">
          {device.name}
          {current && <span className="ml-2 text-small text-success">This device</span>}
        </p>
        <p className="text-small text-ink-soft">
          {device.address ?? "Unknown address"} · {methodWords(method)}
        </p>
        <p className="text-small text-ink-soft">
          First seen <Timestamp value={createdAt} /> · last seen <Timestamp value={lastActiveAt} />
        </p>
      </div>
      <AdminAction
        label="End session"
        describedBy={deviceId}
        method="DELETE"
        path={`/api/admin/sessions/${id}`}
        done={`The session on ${device.name} was ended.`}
        onDone={onDone}
      />
    </li>
  );
}
