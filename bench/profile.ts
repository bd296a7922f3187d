import { z } from "zod";

/** What time is spent on, in the order of the tables. */
export const CATEGORIES = {
  next: "Next",
  fetch: "Node's Request, Response, web streams, abort signals",
  hooks: "Node's async hooks",
  node: "Node's server, sockets and the rest",
  collector: "Garbage collection",
  pg: "The statement: `pg` and its socket",
  zod: "zod",
  session: "The session layer itself",
  launcher: "The launcher's server",
  app: "The app",
} as const;

export type Category = keyof typeof CATEGORIES;

/** Returns whether a text is a {@link Category}. */
export const isCategory = (text: string): text is Category => text in CATEGORIES;

/** A CPU profile as V8's inspector makes it. */
export const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({
        functionName: z.string(),
        url: z.string(),
        lineNumber: z.number(),
        columnNumber: z.number(),
      }),
      children: z.array(z.number()).default([]),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

export type Profile = z.output<typeof profileSchema>;
