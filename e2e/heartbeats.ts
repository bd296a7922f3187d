import { signUpClient } from "@/e2e/api-clients";

/** The heartbeats of a server's streams, heard by a client to whom nothing else happens. */
export type Heartbeats = {
  /** How many heartbeats there were so far: at each one, the server looks whether any stream's session is over. */
  readonly count: () => number;
  readonly stop: () => void;
};

/** Listens to a server's heartbeats: a stream that told an ending before the next one told it because it was pushed. */
export async function hearHeartbeats(origin: string): Promise<Heartbeats> {
  const { headers } = await signUpClient(origin);
  const listening = new AbortController();
  const { body } = await fetch(`${origin}/api/auth/events`, { headers, signal: listening.signal });
  if (body === null) throw new Error("No stream.");
  let count = 0;
  const hear = async (): Promise<void> => {
    for await (const text of body.pipeThrough(new TextDecoderStream()))
      count += text.split("\n").filter((line) => line === ":").length;
  };
  hear().catch(() => undefined);
  return { count: () => count, stop: () => listening.abort() };
}
