// app/(app)/projects/project-list.tsx
"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { useTab } from "aurora-session/react";
import { Button } from "@/components/ui/button";

const project = z.object({ id: z.uuid(), title: z.string() });
const projectList = z.object({ projects: z.array(project) });

export function ProjectList() {
  const { api, sessionId } = useTab();
  const queryClient = useQueryClient();
  const queryKey = [sessionId, "projects"];
  const list = useQuery({ queryKey, queryFn: ({ signal }) => api("/api/projects", projectList, { signal }) });
  const adding = useMutation({
    mutationFn: (title: string) => api("/api/projects", project, { method: "POST", body: { title } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey }),
  });
  return (
    <>
      <ul>
        {list.data?.projects.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      <Button onClick={() => adding.mutate("A garden")}>Add a project</Button>
      {adding.isError && <p role="alert">{adding.error.message}</p>}
    </>
  );
}
