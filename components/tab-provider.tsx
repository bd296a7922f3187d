"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { InputKeeper } from "@/components/input-keeper";
import { createQueryClient } from "@/lib/browser/query-client";

/** What lives as long as a document of the app side: its React Query client, and what keeps typed text past a timeout. */
export function TabProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <InputKeeper>{children}</InputKeeper>
    </QueryClientProvider>
  );
}
