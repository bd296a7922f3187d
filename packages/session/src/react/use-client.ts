"use client";

import { QueryClientContext, type QueryClient } from "@tanstack/react-query";
import { use, useEffect, useState } from "react";
import { noteOwnClient, ownClient } from "../browser/own-client.ts";
import { createQueryClient } from "../browser/query-client.ts";

/** Returns the host's React Query client, or the one that the package's parts share where the host has none. */
export function useClient(): QueryClient {
  const given = use(QueryClientContext);
  const [own] = useState(() => given ?? sharedClient());
  const client = given ?? own;
  useEffect(() => {
    client.mount();
    return () => client.unmount();
  }, [client]);
  return client;
}

function sharedClient(): QueryClient {
  const client = ownClient() ?? createQueryClient();
  if (typeof window !== "undefined") noteOwnClient(client);
  return client;
}
