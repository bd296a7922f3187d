/** The server's decision about a request, by the host that it names. */
export type HostVerdict =
  { readonly kind: "ours" } | { readonly kind: "redirect"; readonly location: string } | { readonly kind: "refuse" };

/** The facts for the decision. `hosts` holds every Host header of the request. */
export interface NamedRequest {
  readonly method: string | undefined;
  /** The request target as sent. */
  readonly target: string | undefined;
  readonly hosts: readonly string[];
}

// A probe names the address that it comes to. Its question needs no session, and the answer tells nothing about anybody.
// Prometheus too; it sends its secret.
const PROBE = /^\/api\/(health\/(live|ready)|metrics)(\?|$)/;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

// Tools of Next's development server. They open files in an editor, show sources, and restart the server.
const DEVELOPERS_TOOL = /^\/(__nextjs|_next\/mcp)/;

/** Returns whether a request target is a tool that only the person at a developer's machine may use. */
export function isDevelopersTool(target: string | undefined): boolean {
  const url = `http://localhost${target}`;
  return URL.canParse(url) && DEVELOPERS_TOOL.test(new URL(url).pathname);
}

function parseHost(protocol: string, host: string): URL | null {
  // Only host and port, because URL would also take a path, a query or a user.
  if (!/^[a-z0-9.:[\]_-]+$/i.test(host)) return null;
  const text = `${protocol}//${host}`;
  return URL.canParse(text) ? new URL(text) : null;
}

/**
 * Returns "ours" if a request names our origin in its one `Host` header (RFC 9110 §7.4), or only asks for our health and figures. If it
 * names another loopback name of the same server and only reads, it is redirected, because `127.0.0.1` and `localhost` have
 * different cookies. All others are refused.
 */
export function checkHost(origin: URL, { method, target, hosts }: NamedRequest): HostVerdict {
  const isRead = method === "GET" || method === "HEAD";
  if (isRead && PROBE.test(target ?? "")) return { kind: "ours" };
  const [host] = hosts;
  // An absolute target would name a second host (RFC 9112 §3.2.2).
  if (host === undefined || hosts.length > 1 || !target?.startsWith("/")) return { kind: "refuse" };
  const named = parseHost(origin.protocol, host);
  if (named === null) return { kind: "refuse" };
  if (named.host === origin.host) return { kind: "ours" };
  const isSameServer = named.port === origin.port && LOOPBACK.test(named.hostname) && LOOPBACK.test(origin.hostname);
  return isSameServer && isRead ? { kind: "redirect", location: origin.origin + target } : { kind: "refuse" };
}

// A limit, because anybody can name any number of hosts.
const MOST_HOSTS = 20;
const LONGEST_HOST = 100;

/**
 * Returns a function that makes a sentence for the log about a refused host: the first time it is refused, null from then on
 * and after 20 different hosts. Such refusals are the sign of a proxy that does not pass on `Host`.
 */
export function createRefusalNotes(origin: URL): (host: string | undefined) => string | null {
  const noted = new Set<string>();
  return (host = "") => {
    const name = host.slice(0, LONGEST_HOST).replace(/[^!-~]/g, "?");
    if (noted.has(name) || noted.size === MOST_HOSTS) return null;
    noted.add(name);
    return (
      `A request for the host "${name}" was refused (421): this server answers for ${origin.host} only, as AUTH_URL says. ` +
      "If a proxy sent it, let the proxy hand on the Host header that it gets."
    );
  };
}
