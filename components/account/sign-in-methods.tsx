"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useId, useState } from "react";
import { ConfirmedButton } from "@/components/session/confirmed-button";
import { useSteadyRows, useTab, FilledText } from "aurora-session/react";
import { Card } from "@/components/ui/card";
import { useToast } from "@/components/ui/toast";
import { Timestamp } from "@/components/ui/timestamp";
import { useLanguage, useWords } from "@/components/words/words-provider";
import type { SignInMethods as Methods } from "@/lib/api-schemas";
import { signInMethodsOptions } from "@/lib/account/account-query-options";
import { methodText } from "@/lib/devices/method-text";
import { endedShape } from "aurora-session/browser";
import { otherDevicesText, fill } from "aurora-session/shared";

/**
 * Every way to sign in to the account, with a button that removes it. A way leaves the list once the server has confirmed.
 */
export function SignInMethods({ initial }: { initial: Methods }) {
  const tab = useTab();
  const words = useWords().security;
  const { data } = useQuery({ ...signInMethodsOptions(tab.api, tab), initialData: initial });
  const { toast, say } = useToast();
  const rows = useSteadyRows(data.methods);
  return (
    <Card title={words.methodsTitle} description={words.methodsDetail}>
      <ul className="-my-4 divide-y divide-line">
        {rows.map(({ row, isOver }) => (
          <SignInMethod key={row.id} method={row} isOver={isOver} onRemoved={say} />
        ))}
      </ul>
      {toast}
    </Card>
  );
}

type SignInMethodProps = {
  method: Methods["methods"][number];
  isOver: boolean;
  /** Called once the server has confirmed, with words that say so. */
  onRemoved: (words: string) => void;
};

function SignInMethod({ method, isOver, onRemoved }: SignInMethodProps) {
  const { id, linkedAt, lastUsedAt, removable } = method;
  const nameId = useId();
  const tab = useTab();
  const { security: words, aurora, common } = useWords();
  const language = useLanguage();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [isRemovedHere, setRemovedHere] = useState(false);
  // The button is gone: the focus goes to what stands in its place.
  const focus = useCallback((note: HTMLElement | null) => note?.focus({ preventScroll: true }), []);
  const name = methodText(common.methods, id);
  const onDone = async ({ ended }: { ended: number }) => {
    const others = otherDevicesText(language, aurora.devices.ended, ended);
    onRemoved(fill(words.methodRemoved, { method: name, others }));
    setRemovedHere(true);
    await queryClient.invalidateQueries({ queryKey: [tab.sessionId] });
    // The page shows the form to change a password only if there is one.
    router.refresh();
  };
  return (
    <li className="grid gap-x-6 gap-y-3 py-4 sm:grid-cols-[1fr_auto] sm:items-center">
      <div className="min-w-0">
        <p id={nameId} className="font-medium break-words">
          {name}
        </p>
        {linkedAt !== null && (
          <p className="text-small text-ink-soft">
            <FilledText text={words.methodLinked} values={{ time: <Timestamp value={linkedAt} /> }} />
          </p>
        )}
        {lastUsedAt !== null && (
          <p className="text-small text-ink-soft">
            <FilledText text={words.methodUsed} values={{ time: <Timestamp value={lastUsedAt} /> }} />
          </p>
        )}
        {!removable && <p className="text-small text-ink-soft">{words.onlyMethod}</p>}
      </div>
      {isOver && (
        <p
          ref={isRemovedHere ? focus : undefined}
          tabIndex={-1}
          className="flex min-h-11 items-center font-medium text-ink-soft"
        >
          {words.methodGone}
        </p>
      )}
      {removable && !isOver && (
        <ConfirmedButton
          label={words.removeMethod}
          pendingLabel={words.removingMethod}
          describedBy={nameId}
          question={{ title: fill(words.removeQuestion, { method: name }), description: words.methodsDetail }}
          doing={words.doingRemoveMethod}
          act={() =>
            tab.api(`/api/account/sign-in-methods/${encodeURIComponent(id)}`, endedShape, { method: "DELETE" })
          }
          onDone={onDone}
          failed={words.methodNotRemoved}
          failedClassName="sm:col-span-2"
        />
      )}
    </li>
  );
}
