import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-client.ts";

const LONGEST_WAIT_MS = 15_000;

/** Whether an error says nothing about the session: the database or the network is down for now. */
export function isOutage(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

/** The React Query client of one tab. It keeps the data on the page through an outage, and reports other errors at once. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (_failures, error) => isOutage(error),
        retryDelay: (failures) => Math.min(1_000 * 2 ** failures, LONGEST_WAIT_MS),
        networkMode: "always",
        staleTime: 5_000,
      },
    },
  });
}
