/**
 * A client of Aurora's API, without dependencies: signs in, calls, refreshes, survives a lost answer, and stops with the reason
 * when its session was ended. Node 22.18 or newer runs it as it stands:
 *
 *   AURORA_EMAIL=me@example.com AURORA_PASSWORD=… node examples/api-client.ts http://localhost:3000
 */

type Tokens = { access_token: string; expires_in: number; refresh_token: string };
type SignedIn = Tokens & { user: { id: string } };
type Refusal = { code?: string; reason?: string; error?: string };

const REFRESH_BEFORE_END_MS = 60_000;
const CALL_EVERY_MS = 5_000;
const TIMEOUT_MS = 5_000;

/** The session is over, and nothing but a new sign-in helps. */
class SessionOver extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`The session is over: ${reason}`);
    this.reason = reason;
  }
}

/** Holds a pair of tokens and keeps it usable. */
export class AuroraClient {
  readonly #origin: string;
  readonly #userId: string;
  #tokens: Tokens;
  #refreshAt = 0;
  #refreshing: Promise<void> | null = null;

  private constructor(origin: string, userId: string, tokens: Tokens) {
    this.#origin = origin;
    this.#userId = userId;
    this.#tokens = tokens;
    this.#keep(tokens);
  }

  static async signIn(origin: string, email: string, password: string, name: string): Promise<AuroraClient> {
    const body = { email, password, client: { name } };
    const answer = await post(`${origin}/api/auth/login`, body);
    if (!answer.ok) throw new Error(`Signing in failed: ${(await readRefusal(answer)).code}`);
    const signedIn: SignedIn = await answer.json();
    return new AuroraClient(origin, signedIn.user.id, signedIn);
  }

  /** Calls the API. Throws {@link SessionOver} once the session was ended. */
  async call(path: string): Promise<unknown> {
    if (Date.now() >= this.#refreshAt) await this.#refreshOnce();
    const answer = await this.#send(path);
    if (answer.ok) return answer.json();
    const refusal = await readRefusal(answer);
    if (refusal.code === "session_ended") throw new SessionOver(refusal.reason ?? "unknown");
    // Our clock is wrong: the token was too old already.
    if (refusal.code === "invalid_token") this.#refreshAt = 0;
    throw new Error(`${path} answered ${answer.status} ${refusal.code}`);
  }

  /** Ends the session. */
  async signOut(): Promise<void> {
    await post(`${this.#origin}/api/auth/revoke`, { token: this.#tokens.refresh_token });
  }

  #send(path: string): Promise<Response> {
    const headers = { Authorization: `Bearer ${this.#tokens.access_token}`, "X-User-ID": this.#userId };
    return fetch(this.#origin + path, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  }

  // A refresh token works once: calls that run together share one refresh.
  async #refreshOnce(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    await this.#refreshing;
  }

  async #refresh(): Promise<void> {
    const body = { grant_type: "refresh_token", refresh_token: this.#tokens.refresh_token };
    const send = () => post(`${this.#origin}/api/auth/token`, body);
    // The answer may be lost after the server has rotated: asked again within 10 s, it gives the same pair.
    const answer = await send().catch(send);
    if (answer.ok) return this.#keep(await answer.json());
    const refusal = await readRefusal(answer);
    if (refusal.error === "invalid_grant") throw new SessionOver(refusal.reason ?? "unknown");
    throw new Error(`Refreshing answered ${answer.status} ${refusal.code}`);
  }

  #keep(tokens: Tokens): void {
    this.#tokens = tokens;
    this.#refreshAt = Date.now() + tokens.expires_in * 1000 - REFRESH_BEFORE_END_MS;
  }
}

function post(url: string, body: unknown): Promise<Response> {
  const headers = { "Content-Type": "application/json" };
  return fetch(url, { method: "POST", headers, body: JSON.stringify(body), signal: AbortSignal.timeout(TIMEOUT_MS) });
}

async function readRefusal(answer: Response): Promise<Refusal> {
  return answer.json().catch(() => ({ code: `HTTP ${answer.status}` }));
}

const [origin = "http://localhost:3000"] = process.argv.slice(2);
const { AURORA_EMAIL = "", AURORA_PASSWORD = "" } = process.env;
const client = await AuroraClient.signIn(origin, AURORA_EMAIL, AURORA_PASSWORD, "Example client");
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());

while (!stop.signal.aborted) {
  try {
    console.log(JSON.stringify(await client.call("/api/me")));
  } catch (error) {
    if (error instanceof SessionOver) {
      console.log(error.message);
      process.exit(0);
    }
    console.error(error instanceof Error ? error.message : error);
  }
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, CALL_EVERY_MS);
    stop.signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve(null);
    });
  });
}
await client.signOut();
