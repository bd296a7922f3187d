"use client";

import { QueryClientContext } from "@tanstack/react-query";
import { use, useCallback } from "react";
import { signOut } from "../browser/sign-out.ts";
import { useTab } from "./tab-guard.tsx";

type SignOutOptions = {
  /** The page to land on, of this origin, in place of the receipt's. */
  readonly redirectTo?: string | undefined;
};

/**
 * Returns the function that signs out, and asks nothing: this session, or with `"all"` every session of the person. The tab is
 * covered at once, and leads to the page of the receipt or to `redirectTo`, whether the server can be reached or not.
 */
export function useSignOut(): (scope?: "this" | "all", options?: SignOutOptions) => Promise<void> {
  const tab = useTab();
  const queryClient = use(QueryClientContext);
  return useCallback(
    (scope = "this", { redirectTo } = {}) => signOut(queryClient, tab, scope, redirectTo),
    [queryClient, tab],
  );
}
