import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { keptTelemetry } from "@/lib/telemetry/kept-telemetry";
import { Problem, readCredentials } from "aurora-session/core";
import { methods, undocumentedRoute } from "aurora-session/http";

const HEADERS = { "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store" };

// For operators, and so in no document of the API. Prometheus names an address, as probes do (cli/server/host-check.ts).
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: undocumentedRoute(async ({ headers }) => {
    const { METRICS_SECRET } = env();
    const scrape = keptTelemetry()?.scrape;
    if (METRICS_SECRET === undefined || scrape === undefined) throw new Problem("not_found");
    if (!isSame(METRICS_SECRET, readCredentials(headers).bearer)) throw new Problem("invalid_client");
    return new Response(await scrape(), { headers: HEADERS });
  }),
});

function isSame(secret: string, sent: string | null): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return sent !== null && timingSafeEqual(hash(sent), hash(secret));
}
