"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { InputKeeper } from "@/components/session/input-keeper";
import { QueryDevtools } from "@/components/session/query-devtools";
import { takeKeptInput } from "@/lib/forms/kept-input";
import { createQueryClient, putBackInput, watchInput } from "aurora-session/browser";

/**
 * Holds the parts that live as long as a document of the app side: the React Query client, and the keeper of unsent text.
 */
export function TabProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  useEffect(watchInput, []);
  useEffect(() => {
    putBackInput(takeKeptInput());
  }, []);
  return (
    <QueryClientProvider client={queryClient}>
      <InputKeeper>{children}</InputKeeper>
      <QueryDevtools />
    </QueryClientProvider>
  );
}
