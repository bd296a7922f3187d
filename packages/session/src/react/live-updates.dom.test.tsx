import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { LiveUpdates } from "./live-updates.tsx";
import { TabGuard } from "./tab-guard.tsx";
import { broadcast } from "../browser/tab-channel.ts";

const ann = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "session-of-ann",
  endingTickets: { this: "t", all: "all" },
  expiresAt: "2125-11-21T00:00:00Z",
};

afterEach(cleanup);

function Devices({ read }: { read: () => Promise<string> }) {
  const { data } = useQuery({ queryKey: [ann.sessionId, "sessions"], queryFn: read, staleTime: Infinity });
  return data;
}

function openDevices(read: () => Promise<string>): void {
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TabGuard {...ann}>
        <LiveUpdates />
        <Devices read={read} />
      </TabGuard>
    </QueryClientProvider>,
  );
}

test("changed data is read again, however fresh the last reading is", async () => {
  const read = vi.fn<() => Promise<string>>();
  openDevices(read.mockResolvedValueOnce("two devices").mockResolvedValue("one device"));
  await screen.findByText("two devices");
  broadcast({ type: "changed", sessionId: "session-of-ben" });
  broadcast({ type: "changed", sessionId: ann.sessionId });
  await screen.findByText("one device");
  expect(read).toHaveBeenCalledTimes(2);
});

test("a first reading that was on its way during the change is not kept", async () => {
  const read = vi.fn<() => Promise<string>>();
  let answerLate: (words: string) => void = () => undefined;
  read.mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)));
  openDevices(read.mockResolvedValue("one device"));
  broadcast({ type: "changed", sessionId: ann.sessionId });
  await screen.findByText("one device");
  answerLate("two devices");
  await new Promise((resolve) => setTimeout(resolve));
  expect(screen.getByText("one device")).toBeDefined();
});
