/**
 * A client of Aurora's API, without dependencies: signs in, calls, refreshes, survives a lost answer, and stops with the reason
 * when its session was ended. Node 22.18 or newer runs it as it stands:
 *
 *   AURORA_EMAIL=me@example.com AURORA_PASSWORD=… node examples/api-client.ts http://localhost:3000
 *
 * With AURORA_USER_ID and AURORA_REFRESH_TOKEN, which "Connect an app" shows, it needs no password. Each refresh token works
 * once, so a program that is started again keeps the newest one somewhere safe; this one only holds it in memory.
 */

export type Tokens = { access_token: string; expires_in: number; refresh_token: string };
type SignedIn = Tokens & { user: { id: string } };
type Refusal = { code?: string; reason?: string; error?: string };
type Refused = Refusal & { error: string };

const REFRESH_BEFORE_END_MS = 60_000;
const CALL_EVERY_MS = 5_000;
const TIMEOUT_MS = 5_000;
// The server repeats the answer to a refresh for 10 seconds. Later, a used token means that two hold it, and ends the session.
const REFRESH_RETRY_MS = 8_000;
const REFRESH_TIMEOUT_MS = 2_000;

/** The session is over, and nothing but a new sign-in helps. */
class SessionOver extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`The session is over: ${reason}`);
    this.reason = reason;
  }
}

/** Holds a pair of tokens and keeps it usable. */
class AuroraClient {
  readonly #origin: string;
  readonly #userId: string;
  #accessToken = "";
  #refreshToken: string;
  #refreshAt = 0;
  #refreshing: Promise<void> | null = null;

  constructor(origin: string, userId: string, refreshToken: string) {
    this.#origin = origin;
    this.#userId = userId;
    this.#refreshToken = refreshToken;
  }

  static async signIn(origin: string, email: string, password: string, name: string): Promise<AuroraClient> {
    const body = { email, password, client: { name } };
    const answer = await post(`${origin}/api/auth/login`, body);
    if (!answer.ok) throw new Error(`Signing in failed: ${(await readRefusal(answer)).code}`);
    const signedIn: SignedIn = await answer.json();
    const client = new AuroraClient(origin, signedIn.user.id, signedIn.refresh_token);
    client.#keep(signedIn);
    return client;
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

  /** Ends the session. Throws if the server does not confirm it: the session is not over then. */
  async signOut(): Promise<void> {
    const answer = await post(`${this.#origin}/api/auth/revoke`, { token: this.#refreshToken });
    if (!answer.ok) throw new Error(`Signing out answered ${answer.status} ${(await readRefusal(answer)).code}`);
  }

  #send(path: string): Promise<Response> {
    const headers = { Authorization: `Bearer ${this.#accessToken}`, "X-User-ID": this.#userId };
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
    const giveUpAt = Date.now() + REFRESH_RETRY_MS;
    let answer = await this.#exchange();
    while (answer === null && Date.now() < giveUpAt) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      answer = await this.#exchange();
    }
    if (answer === null) throw new Error("Refreshing got no answer");
    if (!("error" in answer)) return this.#keep(answer);
    if (answer.error === "invalid_grant") throw new SessionOver(answer.reason ?? "unknown");
    throw new Error(`Refreshing was refused: ${answer.code}`);
  }

  // Null: no whole answer, or one from a server in trouble. The token may be used up all the same, so the very same goes again.
  async #exchange(): Promise<Tokens | Refused | null> {
    const body = { grant_type: "refresh_token", refresh_token: this.#refreshToken };
    try {
      const answer = await post(`${this.#origin}/api/auth/token`, body, REFRESH_TIMEOUT_MS);
      if (answer.status >= 500) return null;
      const content = await answer.json();
      return answer.ok ? content : { error: `HTTP ${answer.status}`, ...content };
    } catch {
      return null;
    }
  }

  #keep(tokens: Tokens): void {
    this.#accessToken = tokens.access_token;
    this.#refreshToken = tokens.refresh_token;
    this.#refreshAt = Date.now() + tokens.expires_in * 1000 - REFRESH_BEFORE_END_MS;
  }
}

function post(url: string, body: unknown, timeoutMs = TIMEOUT_MS): Promise<Response> {
  const headers = { "Content-Type": "application/json" };
  return fetch(url, { method: "POST", headers, body: JSON.stringify(body), signal: AbortSignal.timeout(timeoutMs) });
}

async function readRefusal(answer: Response): Promise<Refusal> {
  return answer.json().catch(() => ({ code: `HTTP ${answer.status}` }));
}

const [origin = "http://localhost:3000"] = process.argv.slice(2);
const { AURORA_EMAIL = "", AURORA_PASSWORD = "", AURORA_USER_ID = "", AURORA_REFRESH_TOKEN = "" } = process.env;
const client =
  AURORA_REFRESH_TOKEN === ""
    ? await AuroraClient.signIn(origin, AURORA_EMAIL, AURORA_PASSWORD, "Example client")
    : new AuroraClient(origin, AURORA_USER_ID, AURORA_REFRESH_TOKEN);
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
try {
  await client.signOut();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
