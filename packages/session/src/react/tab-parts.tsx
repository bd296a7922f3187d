"use client";

import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useEffect, type ComponentType, type ReactNode } from "react";
import { watchInput } from "../browser/unsent-input.ts";
import { InputKeeper, type SignInAgainProps } from "./input-keeper.tsx";

export type TabPartsProps = {
  /** The host's own React Query client, if its pages have one already. A sign-out empties it. */
  queryClient?: QueryClient | undefined;
  /** The host's form to sign in in place. Without it, text that was not sent does not outlive a timeout. */
  signInAgain?: ComponentType<SignInAgainProps> | undefined;
};

/** Holds the parts that live as long as a document: the keeper of unsent text, and the React Query client that a host has given. */
export function TabParts({ queryClient, signInAgain, children }: TabPartsProps & { children: ReactNode }) {
  useEffect(watchInput, []);
  const kept = <InputKeeper signInAgain={signInAgain}>{children}</InputKeeper>;
  return queryClient ? <QueryClientProvider client={queryClient}>{kept}</QueryClientProvider> : kept;
}
