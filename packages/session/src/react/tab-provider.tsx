"use client";

import { useState, type ReactNode } from "react";
import { createQueryClient } from "../browser/query-client.ts";
import { TabParts, type TabPartsProps } from "./tab-parts.tsx";

/** Holds the parts that live as long as a document: the React Query client, ours if the host gives none, and the keeper of unsent text. */
export function TabProvider({ queryClient, ...parts }: TabPartsProps & { children: ReactNode }) {
  const [own] = useState(() => queryClient ?? createQueryClient());
  return <TabParts queryClient={queryClient ?? own} {...parts} />;
}
