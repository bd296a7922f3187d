import { postLogout } from "./post-logout.ts";
import { keepReceipt, readReceipt } from "./sign-out-receipt.ts";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/**
 * Asks the server to commit a sign-out that was confirmed earlier, until it has. Asks only for the sessions that
 * `aurora.leaving` and `aurora.pending` name, never for the one that is signed in now. Returns the function that stops it.
 */
export function finishSignOut(onCommitted: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let asking = false;
  const attempt = async (waitMs: number) => {
    asking = true;
    const answer = await postLogout({ scope: "pending" });
    asking = false;
    if (stopped) return;
    if (!answer.confirmed) {
      timer = setTimeout(attempt, waitMs, Math.min(waitMs * 2, LONGEST_WAIT_MS));
      return;
    }
    const receipt = readReceipt();
    const { ended, apps, others } = answer;
    if (receipt !== null) keepReceipt({ ...receipt, revocation: "committed", ended, apps, others });
    onCommitted();
  };
  const begin = () => {
    if (asking) return;
    clearTimeout(timer);
    attempt(FIRST_WAIT_MS).catch(console.error);
  };
  begin();
  addEventListener("online", begin);
  return () => {
    stopped = true;
    clearTimeout(timer);
    removeEventListener("online", begin);
  };
}
