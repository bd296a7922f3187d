"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { finishSignOut } from "@/lib/browser/finish-sign-out";
import { announceReceipt } from "@/lib/browser/sign-out-receipt";

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
