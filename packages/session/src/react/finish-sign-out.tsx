"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { finishSignOut } from "../browser/finish-sign-out.ts";
import { announceReceipt } from "../browser/sign-out-receipt.ts";

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
