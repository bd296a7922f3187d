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
