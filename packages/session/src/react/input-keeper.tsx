"use client";

import { QueryClientContext } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useTransition,
  type ComponentType,
  type ReactNode,
} from "react";
import { noteOwner } from "../browser/empty-stores.ts";
import { emptyTab, uncoverTab } from "../browser/empty-tab.ts";
import { loadLater } from "../browser/once-loaded.ts";
import { releaseTab } from "../browser/tab-session.ts";
import { listUnsentInput, type UnsentInput } from "../browser/unsent-input.ts";
import type { ArrivalReason } from "../shared/arrival-reason.ts";
import type { ReturnedInput as Part } from "./returned-input.tsx";

type KeepInput = (userId: string, reason: ArrivalReason) => boolean;
type Keeper = {
  /** Null where nobody could sign in in place: then nothing is kept. */
  readonly keepInput: KeepInput | null;
  readonly refresh: () => void;
};

const KeeperContext = createContext<Keeper>({ keepInput: null, refresh: () => location.reload() });

const keepNothing: KeepInput = () => false;

// Set by effects only. The part that gives text back, which is no part of a page's first load.
let ReturnedInput: typeof Part | null = null;

async function fetchReturn(): Promise<void> {
  ReturnedInput ??= (await import("./returned-input.tsx")).ReturnedInput;
}

/**
 * Returns the function that keeps a person's unsent text when their session has timed out. That function keeps nothing and
 * returns false if there is no such text, or if the session ended for another reason: then the tab has to leave.
 */
export function useKeepInput(): KeepInput {
  return use(KeeperContext).keepInput ?? keepNothing;
}

/** Whether unsent text outlives a timeout here: something asks for sign-in, and what gives the text back has come. */
export function useKeepsInput(): boolean {
  return use(KeeperContext).keepInput !== null && ReturnedInput !== null;
}

/** Returns the function that renders the page again, for the session that this browser holds now. Typed text stays. */
export function useRefresh(): () => void {
  return use(KeeperContext).refresh;
}

/** What a host's form is told that signs in in place. */
export type SignInAgainProps = {
  /** The user whose text is kept. */
  userId: string;
  reason: ArrivalReason;
  /** Whether the page is being loaded again. */
  loading: boolean;
  /** Called once the same user is signed in, here or in another tab. */
  onSignedIn: () => void;
};

type InputKeeperProps = {
  /** Replaces the page while text is kept: the host's form to sign in. Without it nothing is kept. */
  signInAgain?: ComponentType<SignInAgainProps> | undefined;
  children: ReactNode;
};

type Kept = { readonly userId: string; readonly reason: ArrivalReason; readonly input: readonly UnsentInput[] };

/**
 * At an idle or absolute end with unsent text the tab drops everything but that text, and asks for sign-in in place. The
 * text is kept in memory only. The same user gets their page back, with the text in it; anybody else gets nothing of it.
 */
export function InputKeeper({ signInAgain: SignInAgain, children }: InputKeeperProps) {
  const queryClient = use(QueryClientContext);
  const router = useRouter();
  const [kept, setKept] = useState<Kept | null>(null);
  const [returned, setReturned] = useState<readonly UnsentInput[]>([]);
  const [loading, startLoading] = useTransition();
  const isKeeping = useRef(false);

  const keep: KeepInput = useCallback(
    (userId, reason) => {
      if (isKeeping.current) return true;
      const input = reason === "idle" || reason === "absolute" ? listUnsentInput() : [];
      // Text that nothing could give back is not kept.
      if (input.length === 0 || ReturnedInput === null) return false;
      isKeeping.current = true;
      setReturned([]);
      setKept({ userId, reason, input });
      // The document stays, and what it writes by then is still theirs: somebody else who signs in here must not get it.
      emptyTab(queryClient)
        .then(() => noteOwner(userId))
        .catch(console.error);
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
  // What told the end may have covered the tab, and nothing of the person is on it any more.
  useEffect(() => {
    if (kept !== null) uncoverTab();
  }, [kept]);
  const canKeep = SignInAgain !== undefined;
  useEffect(() => {
    return canKeep ? loadLater(fetchReturn) : undefined;
  }, [canKeep]);
  const keeper = useMemo(
    (): Keeper => ({ keepInput: canKeep ? keep : null, refresh: () => router.refresh() }),
    [canKeep, keep, router],
  );

  if (kept !== null && SignInAgain !== undefined)
    return <SignInAgain userId={kept.userId} reason={kept.reason} loading={loading} onSignedIn={goOn} />;
  return (
    <KeeperContext value={keeper}>
      {children}
      {ReturnedInput && returned.length > 0 && <ReturnedInput input={returned} onDone={() => setReturned([])} />}
    </KeeperContext>
  );
}
