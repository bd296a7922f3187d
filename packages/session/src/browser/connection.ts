import { getTabSession, pathsOf } from "./tab-session.ts";

const TRY_AGAIN_MS = 5_000;
const LONGEST_WAIT_MS = 5_000;
const UNREACHABLE = "aurora:unreachable";

/** How this page stands to the server: what it asks can be sent, or not, or not yet, and somebody wanted to leave the page. */
export type Connection = "online" | "offline" | "kept";

let connection: Connection = "online";
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Returns how this page stands to the server. */
export function readConnection(): Connection {
  return connection;
}

/** Calls `listener` whenever that changes. Returns the function that stops it. */
export function listenToConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Watches whether the server can be reached: a browser says that it is offline while a server on its own machine answers, so
 * the server is asked, by `me`, the path of the tab's host that needs no database for this. Keeps the page while it can't: a link would lead to an error page of the browser. Returns the function
 * that stops it.
 */
export function watchConnection(me?: string): () => void {
  const stopped = new AbortController();
  const { signal } = stopped;
  const look = () => {
    clearTimeout(timer);
    ask(me ?? pathsOf(getTabSession()).me, signal).catch(console.error);
  };
  addEventListener("offline", look, { signal });
  addEventListener("online", look, { signal });
  addEventListener(UNREACHABLE, look, { signal });
  addEventListener("click", keepPage, { signal, capture: true });
  if (!navigator.onLine) look();
  return () => {
    stopped.abort();
    clearTimeout(timer);
    set("online");
  };
}

/** Has the server asked, because a request to it got no answer. */
export function noteUnreachable(): void {
  dispatchEvent(new Event(UNREACHABLE));
}

async function ask(path: string, signal: AbortSignal): Promise<void> {
  const reached = await isReached(path, "OPTIONS");
  if (signal.aborted) return;
  if (reached) set("online");
  else if (connection === "online") set("offline");
  if (!reached) timer = setTimeout(() => ask(path, signal).catch(console.error), TRY_AGAIN_MS);
}

// Any answer will do.
async function isReached(address: string, method: string): Promise<boolean> {
  return fetch(address, { method, cache: "no-store", signal: AbortSignal.timeout(LONGEST_WAIT_MS) }).then(
    () => true,
    () => false,
  );
}

function keepPage(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (connection === "online" || link === null || !leadsAway(event, link)) return;
  event.preventDefault();
  event.stopPropagation();
  set("offline");
  goIfReached(link.href).catch(console.error);
}

// A worker of the host's may have the page, or the network may be back.
async function goIfReached(address: string): Promise<void> {
  if (await isReached(address, "GET")) location.assign(address);
  else if (connection !== "online") set("kept");
}

function leadsAway(event: MouseEvent, { href, target, origin, pathname, search, hash }: HTMLAnchorElement): boolean {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const isHere = hash !== "" && pathname === location.pathname && search === location.search;
  return isPlain && href !== "" && origin === location.origin && (target === "" || target === "_self") && !isHere;
}

function set(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener();
}
