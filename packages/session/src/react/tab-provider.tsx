"use client";

import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { createQueryClient } from "../browser/query-client.ts";
import { watchInput } from "../browser/unsent-input.ts";
import { InputKeeper, type SignInAgainProps } from "./input-keeper.tsx";

export type TabProviderProps = {
  /** The host's own React Query client, if its pages have one already. A sign-out empties it. */
  queryClient?: QueryClient | undefined;
  /** The host's form to sign in in place. Without it, text that was not sent does not outlive a timeout. */
  signInAgain?: ComponentType<SignInAgainProps> | undefined;
};

/** Holds the parts that live as long as a document: the React Query client, and the keeper of unsent text. */
export function TabProvider({ queryClient, signInAgain, children }: TabProviderProps & { children: ReactNode }) {
  const [own] = useState(() => queryClient ?? createQueryClient());
  useEffect(watchInput, []);
  return (
    <QueryClientProvider client={queryClient ?? own}>
      <InputKeeper signInAgain={signInAgain}>{children}</InputKeeper>
    </QueryClientProvider>
  );
}
