"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { finishSignOut, announceReceipt } from "aurora-session/browser";

/** Finishes, without the person, a sign-out that could not be committed when they confirmed it. */
export function FinishSignOut() {
  const router = useRouter();
  useEffect(
    () =>
      finishSignOut(() => {
        announceReceipt();
        router.refresh();
      }),
    [router],
  );
  return null;
}
