import { isEither, isNull, isObjectOf, isText } from "../shared/guards.ts";
import { currentSessionId, leavingSessionId } from "./browser-cookies.ts";
import { listenToTabs } from "./tab-channel.ts";
import { hasUnsentInput } from "./unsent-input.ts";

const TIMEOUT_MS = 5_000;
const OWN_SIGN_IN_MS = 60_000;

/** A form of this page sends this event once its sign-in was refused or not answered. One that succeeds leads away. */
export const NOT_SIGNED_IN = "aurora:not-signed-in";

const isSession = isObjectOf({ user: isObjectOf({ name: isEither(isText, isNull), email: isText }) });

/** The person who signed in in another tab. The name is null where the server can't tell it. */
export type SignedInElsewhere = { readonly name: string | null };

type WatchedPage = {
  /** The id of the session that the browser held when the page was asked for, or null. */
  readonly before: string | null;
  /** Nothing was typed here: go on. */
  readonly goOn: () => void;
  /** Something was typed, so the person decides. Null once that session is not this browser's any more. */
  readonly tell: (who: SignedInElsewhere | null) => void;
};

/**
 * Watches, on a page where people sign in, whether somebody signs in in another tab of this browser. The cookie
 * decides: messages of other tabs and this tab's focus are only occasions to look at it. Returns the function that stops it.
 */
export function watchSignIn({ before, goOn, tell }: WatchedPage): () => void {
  let seen = before;
  // A form of this page that is on its way signs in here, not elsewhere.
  let sending: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const current = currentSessionId();
    if (current === seen || sending !== undefined) return;
    seen = current;
    if (current === null || current === before || current === leavingSessionId()) tell(null);
    else if (!hasUnsentInput()) goOn();
    else
      askName()
        .then((name) => current === seen && tell({ name }))
        .catch(console.error);
  };
  const settle = () => {
    clearTimeout(sending);
    sending = undefined;
    look();
  };
  const send = () => {
    clearTimeout(sending);
    sending = setTimeout(settle, OWN_SIGN_IN_MS);
  };
  const hide = () => {
    // A page that is kept for Back must not name anybody.
    seen = before;
    tell(null);
  };
  // The sign-in may have come while this page was loading.
  queueMicrotask(look);
  const stop = listenToTabs(look);
  const stopped = new AbortController();
  const { signal } = stopped;
  document.addEventListener("visibilitychange", look, { signal });
  addEventListener("focus", look, { signal });
  addEventListener("pagehide", hide, { signal });
  addEventListener("pageshow", look, { signal });
  addEventListener("submit", send, { signal });
  addEventListener(NOT_SIGNED_IN, settle, { signal });
  return () => {
    stop();
    clearTimeout(sending);
    stopped.abort();
  };
}

async function askName(): Promise<string | null> {
  const answer = await fetch("/api/auth/session", { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) })
    .then((response): Promise<unknown> => response.json())
    .catch(() => null);
  return isSession(answer) ? (answer.user.name ?? answer.user.email) : null;
}
