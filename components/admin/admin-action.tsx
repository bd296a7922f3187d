"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTab } from "aurora-session/react";
import { ConfirmedButton } from "@/components/session/confirmed-button";
import { useWords } from "@/components/words/words-provider";
import { commandAnswer } from "@/lib/admin/admin-query-options";
import { adminUsersKey } from "@/lib/admin/admin-query-options";
import { fill } from "aurora-session/shared";

type AdminActionProps = {
  label: string;
  describedBy: string;
  method: "POST" | "DELETE";
  path: string;
  /** The message once the server has confirmed. */
  done: string;
  onDone: (words: string) => void;
  question?: { readonly title: string; readonly description: string } | undefined;
};

/** A button that changes somebody's account or sessions, in a fresh session. It says so if that failed. */
export function AdminAction({ method, path, done, onDone, ...button }: AdminActionProps) {
  const tab = useTab();
  const queryClient = useQueryClient();
  const { admin, common } = useWords();
  return (
    <ConfirmedButton
      {...button}
      pendingLabel={common.oneMoment}
      doing={button.label}
      act={() => tab.api(path, commandAnswer, { method })}
      onDone={async () => {
        onDone(done);
        await queryClient.invalidateQueries({ queryKey: adminUsersKey(tab) });
      }}
      failed={fill(admin.notDone, { what: button.label })}
      failedClassName="basis-full"
    />
  );
}
