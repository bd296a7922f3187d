// app/api/projects/route.ts
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { protectedRoute } from "@/lib/http/protected-route";
import { methods } from "@/lib/http/route";

const newProject = z.strictObject({ title: z.string().trim().min(1).max(200) });

// In place of your table.
const projects: { id: string; title: string; userId: string }[] = [];

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: protectedRoute(async ({ session }) => ({
    projects: projects.filter(({ userId }) => userId === session.userId).map(({ id, title }) => ({ id, title })),
  })),
  POST: protectedRoute(async ({ session, body }) => {
    const project = { id: randomUUID(), ...(await body(newProject)) };
    projects.push({ ...project, userId: session.userId });
    return project;
  }),
});
