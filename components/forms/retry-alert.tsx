"use client";

import type { ReactNode } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/words/words-provider";

type RetryAlertProps = { title: string; onRetry: () => void; children?: ReactNode };

/** Says that something could not be read, and offers to try again. */
export function RetryAlert({ title, onRetry, children }: RetryAlertProps) {
  const { tryAgain } = useWords().common;
  return (
    <Alert tone="danger" title={title}>
      {children}
      <Button variant="secondary" className="mt-3" onClick={onRetry}>
        {tryAgain}
      </Button>
    </Alert>
  );
}
