import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { Problem } from "../base/problem.ts";
import { listenForEndings } from "../bus/ending-bell.ts";
import { endedCursorSchema, listEnded, type EndedList } from "../core/list-ended.ts";
import { keepStream } from "../http/open-streams.ts";
import { valueProblem } from "../http/value-problem.ts";
import { endReasonSchema } from "../shared/end-reason.ts";

const MOST_A_PAGE = 1_000;
const LONGEST_WAIT_SECONDS = 25;
// Where no news come from other processes, an ending there is told so late.
const ASK_AGAIN_MS = 5_000;

const whole = z.coerce.number().int();

/** The parameters of the feed of endings. */
export const followSchema = z.strictObject({
  cursor: z.string().optional(),
  limit: whole.min(1).max(MOST_A_PAGE).default(MOST_A_PAGE),
  wait: whole.min(0).max(LONGEST_WAIT_SECONDS).default(0),
});

/** A page of the feed of endings. */
export const endedPageSchema = z.object({
  ended: z.array(z.object({ sid: z.uuid(), at: z.iso.datetime(), reason: endReasonSchema })),
  cursor: z.string(),
  more: z.boolean(),
});

type EndedPage = z.infer<typeof endedPageSchema>;

/**
 * Returns the sessions that ended after a cursor, see {@link listEnded}; if there are none, waits for them as long as asked,
 * or until the process has to stop. Throws `invalid_request` for a cursor that is none of this list, `DatabaseUnavailable`.
 */
export async function followEnded(
  { cursor, limit, wait }: z.infer<typeof followSchema>,
  signal: AbortSignal,
): Promise<EndedPage> {
  const place = endedCursorSchema.optional().safeParse(cursor);
  if (!place.success) throw badCursor();
  const bell = listenForEndings();
  let waitsUntil = performance.now() + wait * 1000;
  const giveUp = () => {
    waitsUntil = 0;
    bell.ring();
  };
  const forget = keepStream(randomUUID(), giveUp);
  signal.addEventListener("abort", giveUp);
  try {
    for (;;) {
      const list = await listEnded(place.data ?? null, limit);
      if (list === null) throw badCursor();
      const leftMs = waitsUntil - performance.now();
      if (list.ended.length > 0 || leftMs <= 0) return toPage(list);
      await bell.next(Math.min(leftMs, ASK_AGAIN_MS));
    }
  } finally {
    bell.stop();
    forget();
  }
}

function badCursor(): Problem {
  return new Problem("invalid_request", { issues: [{ path: "cursor", message: valueProblem("badCursor") }] });
}

function toPage({ ended, cursor, more }: EndedList): EndedPage {
  return { ended: ended.map(({ at, ...each }) => ({ ...each, at: new Date(at).toISOString() })), cursor, more };
}
