"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { createContext, use, useCallback, useMemo, useRef, useState, useTransition, type ReactNode } from "react";
import { ReturnedInput } from "@/components/session/returned-input";
import { SignInAgain } from "@/components/session/sign-in-again";
import { emptyTab, releaseTab, listUnsentInput, type UnsentInput } from "aurora-session/browser";
import type { ArrivalReason } from "aurora-session/shared";

type KeepInput = (userId: string, reason: ArrivalReason) => boolean;
type Keeper = { readonly keepInput: KeepInput; readonly refresh: () => void };

const KeeperContext = createContext<Keeper>({ keepInput: () => false, refresh: () => location.reload() });

/**
 * Returns the function that keeps a person's unsent text when their session has timed out. That function keeps nothing and
 * returns false if there is no such text, or if the session ended for another reason: then the tab has to leave.
 */
export function useKeepInput(): KeepInput {
  return use(KeeperContext).keepInput;
}

/** Returns the function that renders the page again, for the session that this browser holds now. Typed text stays. */
export function useRefresh(): () => void {
  return use(KeeperContext).refresh;
}

type Kept = { readonly userId: string; readonly reason: ArrivalReason; readonly input: readonly UnsentInput[] };

/**
 * At an idle or absolute end with unsent text the tab drops everything but that text, and asks for sign-in in place. The
 * text is kept in memory only. The same user gets their page back, with the text in it; anybody else gets nothing of it.
 */
export function InputKeeper({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [kept, setKept] = useState<Kept | null>(null);
  const [returned, setReturned] = useState<readonly UnsentInput[]>([]);
  const [loading, startLoading] = useTransition();
  const isKeeping = useRef(false);

  const keep: KeepInput = useCallback(
    (userId, reason) => {
      if (isKeeping.current) return true;
      const input = reason === "idle" || reason === "absolute" ? listUnsentInput() : [];
      if (input.length === 0) return false;
      isKeeping.current = true;
      setReturned([]);
      setKept({ userId, reason, input });
      emptyTab(queryClient).catch(console.error);
      return true;
    },
    [queryClient],
  );

  const goOn = useCallback(() => {
    if (!isKeeping.current) return;
    releaseTab();
    isKeeping.current = false;
    startLoading(() => {
      router.refresh();
      setReturned(kept?.input ?? []);
      setKept(null);
    });
  }, [router, kept]);
  const keeper = useMemo((): Keeper => ({ keepInput: keep, refresh: () => router.refresh() }), [keep, router]);

  if (kept !== null)
    return <SignInAgain userId={kept.userId} reason={kept.reason} loading={loading} onSignedIn={goOn} />;
  return (
    <KeeperContext value={keeper}>
      {children}
      {returned.length > 0 && <ReturnedInput input={returned} onDone={() => setReturned([])} />}
    </KeeperContext>
  );
}
