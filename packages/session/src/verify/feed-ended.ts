import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { TOLD_FOR_SECONDS } from "../shared/access-token.ts";
import type { EndedSource, Ending } from "./ended-source.ts";

// As little as is needed, so that a later version of the app may send more.
const pageSchema = z.object({
  ended: z.array(z.object({ sid: z.string(), reason: z.string() })),
  cursor: z.string(),
  more: z.boolean(),
});

const WAIT_SECONDS = 10;
const ANSWER_MS = 15_000;
const KNOWN_FOR_MS = 20_000;
const ASK_AGAIN_MS = 1_000;

/** Where the feed of endings is. */
export type FeedOptions = {
  /** The app's address: its feed is `GET /api/auth/ended`. */
  readonly origin: string;
  /** The app's `introspectionSecret`. */
  readonly secret: string;
};

/**
 * Learns of endings from the app's feed: keeps in memory those of the last 16 minutes and asks for the next ones, for which
 * the answer waits. Once the last answer is 20 seconds old, it tells nothing of sessions that it does not know.
 */
export function feedEnded(options: FeedOptions): EndedSource {
  const feed = new Feed(options);
  const firstTry = feed.readOn();
  firstTry.then(() => feed.follow()).catch(() => undefined);
  return {
    find: async (sessionId) => {
      await firstTry;
      return feed.find(sessionId);
    },
    close: () => feed.close(),
  };
}

class Feed {
  readonly #options: FeedOptions;
  readonly #endings = new Map<string, Ending & { readonly forgetAt: number }>();
  #cursor: string | null = null;
  #completeAt = -Infinity;
  // Null while it answers. Its first answer, and the first one after a failure, wait for nothing.
  #failure: unknown = new Error("It was not asked yet.");
  #request = new AbortController();
  #isClosed = false;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** Reads on, again and again, until it is closed. */
  async follow(): Promise<void> {
    while (!this.#isClosed) {
      if (this.#failure !== null) await wait(ASK_AGAIN_MS, undefined, { ref: false });
      await this.readOn();
    }
  }

  /** Reads what ended since the last answer. Keeps the failure if that can't be read. */
  async readOn(): Promise<void> {
    try {
      for (let more = true; more && !this.#isClosed;) {
        const page = pageSchema.parse(await this.#ask());
        this.#keep(page);
        this.#cursor = page.cursor;
        more = page.more;
      }
      this.#completeAt = performance.now();
      this.#failure = null;
    } catch (error) {
      this.#failure = error;
    }
  }

  find(sessionId: string): Ending | null {
    const ending = this.#endings.get(sessionId);
    if (ending !== undefined) return { reason: ending.reason };
    if (performance.now() - this.#completeAt < KNOWN_FOR_MS) return null;
    throw new Error("The feed of endings has not answered for 20 seconds.", { cause: this.#failure });
  }

  close(): void {
    this.#isClosed = true;
    this.#request.abort();
  }

  #keep({ ended }: z.infer<typeof pageSchema>): void {
    const now = performance.now();
    for (const [sid, { forgetAt }] of this.#endings) if (forgetAt <= now) this.#endings.delete(sid);
    for (const { sid, reason } of ended) this.#endings.set(sid, { reason, forgetAt: now + TOLD_FOR_SECONDS * 1000 });
  }

  async #ask(): Promise<unknown> {
    const url = new URL("/api/auth/ended", this.#options.origin);
    url.searchParams.set("wait", String(this.#failure === null ? WAIT_SECONDS : 0));
    if (this.#cursor !== null) url.searchParams.set("cursor", this.#cursor);
    const headers = { authorization: `Bearer ${this.#options.secret}` };
    // Not AbortSignal.any() with one signal for all: in Node 20 each request would leave 2 KB behind.
    this.#request = new AbortController();
    const late = setTimeout(() => this.#request.abort(), ANSWER_MS);
    try {
      const answer = await fetch(url, { headers, redirect: "error", signal: this.#request.signal });
      // Whatever is wrong with the cursor, everything can be read anew.
      if (answer.status === 400) this.#cursor = null;
      if (!answer.ok) throw new Error(`The feed of endings answered ${answer.status}: ${await answer.text()}`);
      return await answer.json();
    } finally {
      clearTimeout(late);
    }
  }
}
