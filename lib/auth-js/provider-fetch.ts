import "server-only";
import { z } from "zod";
import { isLoopbackHost } from "aurora-session/core";
import { env } from "@/lib/env";
import { processState } from "@/lib/process/process-state";

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 1024 * 1024;
const KEPT_MS = 10 * 60 * 1000;

/** A whole answer, read to its end. */
type Answer = { readonly status: number; readonly headers: Headers; readonly body: Buffer };

declare global {
  interface ProcessState {
    /** Providers' discovery documents, by address. */
    discoveries?: Map<string, { readonly until: number; readonly asked: Promise<Answer> }>;
  }
}

/**
 * `fetch` for requests to a provider. Throws for an answer that takes longer than 5 s or has more than 1 MB, and where
 * {@link mayAsk} refuses. Follows no redirect. A provider's discovery document (OpenID Connect Discovery §4) is kept for 10
 * minutes, a failure is not.
 */
export async function providerFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input);
  if (!mayAsk(url, env().AUTH_URL)) throw new Error(`Providers are asked by https only, not at ${url.origin}.`);
  const ask = () => readAnswer(input, init);
  const { status, headers, body } = await (isDiscovery(url) ? discover(url.href, ask) : ask());
  return new Response(body.length === 0 ? null : new Uint8Array(body), { status, headers });
}

/** Whether a provider may be asked at an address: by https, or by http on this machine if the app runs there too. */
export function mayAsk({ protocol, hostname }: URL, app: URL): boolean {
  const isLocal = isLoopbackHost(hostname) && isLoopbackHost(app.hostname);
  return protocol === "https:" || (protocol === "http:" && isLocal);
}

async function readAnswer(input: string | URL | Request, init: RequestInit): Promise<Answer> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = init.signal ? AbortSignal.any([timeout, init.signal]) : timeout;
  const { status, headers, body } = await fetch(input, { ...init, signal, redirect: "manual", cache: "no-store" });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new Error("A provider's answer has more than 1 MB.");
    chunks.push(chunk);
  }
  return { status, headers, body: Buffer.concat(chunks) };
}

function isDiscovery({ pathname }: URL): boolean {
  return pathname.endsWith("/.well-known/openid-configuration");
}

const discoverySchema = z.looseObject({ issuer: z.url(), authorization_endpoint: z.url(), token_endpoint: z.url() });

function isUsable({ status, body }: Answer): boolean {
  try {
    return status === 200 && discoverySchema.safeParse(JSON.parse(body.toString("utf8"))).success;
  } catch {
    return false;
  }
}

async function discover(address: string, ask: () => Promise<Answer>): Promise<Answer> {
  const discoveries = (processState.discoveries ??= new Map());
  const kept = discoveries.get(address);
  if (kept !== undefined && kept.until > Date.now()) return kept.asked;
  const discovery = { until: Date.now() + KEPT_MS, asked: ask() };
  // Kept before it is answered, so that many requests at once ask only once.
  discoveries.set(address, discovery);
  let isKept = false;
  try {
    const answer = await discovery.asked;
    isKept = isUsable(answer);
    return answer;
  } finally {
    if (!isKept && discoveries.get(address) === discovery) discoveries.delete(address);
  }
}
