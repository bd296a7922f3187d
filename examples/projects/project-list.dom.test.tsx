import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { TabGuard } from "aurora-session/react";
import { ProjectList } from "@/examples/projects/project-list";

const ann = {
  userId: "0198c0de-0000-7000-8000-00000000000a",
  sessionId: "session-of-ann",
  endingTickets: { this: "t", all: "all" },
  expiresAt: "2125-11-21T00:00:00Z",
};

afterEach(cleanup);

test("the list shows what the route answers, and what was added since", async () => {
  const projects: { id: string; title: string }[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (path !== "/api/projects") return new Response(null, { status: 204 });
    expect(new Headers(init.headers).get("x-user-id")).toBe(ann.userId);
    if (init.method !== "POST") return Response.json({ projects });
    expect(init.body).toBe('{"title":"A garden"}');
    const project = { id: crypto.randomUUID(), title: "A garden" };
    projects.push(project);
    return Response.json(project);
  });
  document.cookie = `aurora.sid=${ann.sessionId}; Path=/`;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TabGuard {...ann}>
        <ProjectList />
      </TabGuard>
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByRole("button", { name: "Add a project" }));
  expect((await screen.findByRole("listitem")).textContent).toBe("A garden");
});
