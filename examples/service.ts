/**
 * A service that takes Aurora's access tokens and asks Aurora nothing while it answers: it verifies them by the published
 * keys, and hears within moments whose session ended. Node 22.18 or newer runs it as it stands:
 *
 *   INTROSPECTION_SECRET=… node examples/service.ts http://localhost:3000
 *
 * (Inside this repository, where the package is not built, with --conditions=aurora-source before the file.)
 * With DENYLIST_REDIS_URL it looks into the denylist in Redis instead of following the feed. PORT is 4000 unless told.
 */
import { createServer, type ServerResponse } from "node:http";
import { createClient } from "@redis/client";
import { createVerifier, feedEnded, redisEnded, type EndedSource, type Refusal } from "aurora-session/verify";

const [origin = "http://localhost:3000"] = process.argv.slice(2);
const { DENYLIST_REDIS_URL, INTROSPECTION_SECRET = "", PORT = "4000", WHEN_UNKNOWN } = process.env;

async function redisAt(url: string): Promise<EndedSource> {
  // Without a connection it fails at once, rather than keep a request waiting.
  const client = createClient({ url, disableOfflineQueue: true });
  client.on("error", (error) => console.error(String(error)));
  await client.connect();
  return redisEnded({ origin, read: (keys) => client.mGet(keys) });
}

function refuse(response: ServerResponse, { status, ...problem }: Refusal): void {
  const error = problem.code === "session_missing" ? "" : ', error="invalid_token"';
  const header = status === 401 ? { "WWW-Authenticate": `Bearer realm="aurora"${error}` } : { "Retry-After": "2" };
  const headers = { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...header };
  response.writeHead(status, headers).end(JSON.stringify({ status, ...problem }));
}

const verify = createVerifier({
  origin,
  ended: DENYLIST_REDIS_URL ? await redisAt(DENYLIST_REDIS_URL) : feedEnded({ origin, secret: INTROSPECTION_SECRET }),
  whenUnknown: WHEN_UNKNOWN === "accept" ? "accept" : "refuse",
  onUnknown: (error) => console.error(String(error)),
});

const server = createServer(async (request, response) => {
  const found = await verify(request.headers.authorization);
  if (found.ok) response.end(JSON.stringify({ hello: found.claims.sub }));
  else refuse(response, found.refusal);
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`The service listens at http://127.0.0.1:${PORT}`));
