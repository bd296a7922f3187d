const SIGNED_OUT = "/signed-out";
const TRY_AGAIN_MS = 5_000;

/**
 * Replaces this document by the landing page. Offline that page can't be fetched: then the document itself becomes the
 * words, and navigates when the network is back.
 */
export async function landSignedOut(reachable: boolean): Promise<void> {
  if (reachable || (await canReachLanding())) {
    location.replace(SIGNED_OUT);
    return;
  }
  showOfflineWords();
  const tryAgain = async () => {
    if (await canReachLanding()) location.replace(SIGNED_OUT);
  };
  addEventListener("online", tryAgain);
  setInterval(tryAgain, TRY_AGAIN_MS);
}

async function canReachLanding(): Promise<boolean> {
  try {
    const response = await fetch(SIGNED_OUT, { method: "HEAD", signal: AbortSignal.timeout(TRY_AGAIN_MS) });
    return response.ok;
  } catch {
    return false;
  }
}

function showOfflineWords(): void {
  const heading = document.createElement("h1");
  heading.textContent = "Signed out on this browser";
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  words.textContent = "The server will be told when you are back online.";
  const main = document.createElement("main");
  main.className = "mx-auto max-w-form px-4 py-14";
  main.append(heading, words);
  document.title = "Signed out";
  document.body.replaceChildren(main);
  delete document.documentElement.dataset["covered"];
}
