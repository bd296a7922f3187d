"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { isCancelled, useReauthentication } from "@/components/session/reauthentication";
import { useTab, FilledText } from "aurora-session/react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
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
  const withReauthentication = useReauthentication();
  const router = useRouter();
  const queryClient = useQueryClient();
  const name = methodText(common.methods, id);
  const removing = useMutation({
    meta: { doing: words.doingRemoveMethod },
    mutationFn: () =>
      withReauthentication(() =>
        tab.api(`/api/account/sign-in-methods/${encodeURIComponent(id)}`, endedSchema, { method: "DELETE" }),
      ),
    onSuccess: async ({ ended }) => {
      onRemoved(
        fill(words.methodRemoved, { method: name, others: otherDevicesText(language, aurora.devices.ended, ended) }),
      );
      await queryClient.invalidateQueries({ queryKey: [tab.sessionId] });
      // The page shows the form to change a password only if there is one.
      router.refresh();
    },
  });
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
        <Button
          variant="secondary"
          aria-describedby={nameId}
          aria-disabled={removing.isPending}
          onClick={() => !removing.isPending && removing.mutate()}
        >
          {removing.isPending ? words.removingMethod : words.removeMethod}
        </Button>
      )}
      {removing.isError && !isCancelled(removing.error) && (
        <Alert tone="danger" title={words.methodNotRemoved} className="sm:col-span-2">
          {removing.error.message}
        </Alert>
      )}
    </li>
  );
}
