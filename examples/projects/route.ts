// app/api/projects/route.ts
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { protectedRoute, methods } from "aurora-session/http";

const newProject = z.strictObject({ title: z.string().trim().min(1).max(200) });
const project = z.object({ id: z.uuid(), title: z.string() });
const projectList = z.object({ projects: z.array(project) });

// In place of your table.
const projects: { id: string; title: string; userId: string }[] = [];

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute({
    summary: "List my projects",
    access: "session",
    answers: { 200: { description: "All of them.", schema: projectList } },
    handle: async ({ session }) => ({
      projects: projects.filter(({ userId }) => userId === session.userId).map(({ id, title }) => ({ id, title })),
    }),
  }),
  POST: protectedRoute({
    summary: "Add a project",
    access: "session",
    body: newProject,
    answers: { 200: { description: "It, with its id.", schema: project } },
    handle: async ({ session, body }) => {
      const added = { id: randomUUID(), ...body };
      projects.push({ ...added, userId: session.userId });
      return added;
    },
  }),
});
