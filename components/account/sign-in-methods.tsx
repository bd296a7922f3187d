"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { ConfirmedButton } from "@/components/session/confirmed-button";
import { useTab, FilledText } from "aurora-session/react";
import { Card } from "@/components/ui/card";
import { Timestamp } from "@/components/ui/timestamp";
import { useLanguage, useWords } from "@/components/words/words-provider";
import { type SignInMethods as Methods } from "@/lib/api-schemas";
import { signInMethodsOptions } from "@/lib/account/account-query-options";
import { methodText } from "@/lib/devices/method-text";
import { otherDevicesText, fill, endedSchema } from "aurora-session/shared";

/**
 * Every way to sign in to the account, with a button that removes it. A way leaves the list once the server has confirmed.
 */
export function SignInMethods({ initial }: { initial: Methods }) {
  const tab = useTab();
  const words = useWords().security;
  const { data } = useQuery({ ...signInMethodsOptions(tab.api, tab), initialData: initial });
  const [said, setSaid] = useState("");
  return (
    <Card title={words.methodsTitle} description={words.methodsDetail}>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ul className="-my-4 divide-y divide-line">
        {data.methods.map((method) => (
          <SignInMethod key={method.id} method={method} onRemoved={setSaid} />
        ))}
      </ul>
    </Card>
  );
}

type SignInMethodProps = {
  method: Methods["methods"][number];
  /** Called once the server has confirmed, with words that say so. */
  onRemoved: (words: string) => void;
};

function SignInMethod({ method: { id, linkedAt, lastUsedAt, removable }, onRemoved }: SignInMethodProps) {
  const nameId = useId();
  const tab = useTab();
  const { security: words, aurora, common } = useWords();
  const language = useLanguage();
  const router = useRouter();
  const queryClient = useQueryClient();
  const name = methodText(common.methods, id);
  const onDone = async ({ ended }: { ended: number }) => {
    const others = otherDevicesText(language, aurora.devices.ended, ended);
    onRemoved(fill(words.methodRemoved, { method: name, others }));
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
      {removable && (
        <ConfirmedButton
          label={words.removeMethod}
          pendingLabel={words.removingMethod}
          describedBy={nameId}
          doing={words.doingRemoveMethod}
          act={() =>
            tab.api(`/api/account/sign-in-methods/${encodeURIComponent(id)}`, endedSchema, { method: "DELETE" })
          }
          onDone={onDone}
          failed={words.methodNotRemoved}
          failedClassName="sm:col-span-2"
        />
      )}
    </li>
  );
}
