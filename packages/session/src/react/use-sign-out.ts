"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { signOut } from "../browser/sign-out.ts";
import { useTab } from "./tab-guard.tsx";

/**
 * Returns the function that signs out, and asks nothing: this session, or with `"all"` every session of the person. The tab is
 * covered at once, and leads to the page of the receipt, whether the server can be reached or not.
 */
export function useSignOut(): (scope?: "this" | "all") => Promise<void> {
  const tab = useTab();
  const queryClient = useQueryClient();
  return useCallback((scope = "this") => signOut(queryClient, tab, scope), [queryClient, tab]);
}
