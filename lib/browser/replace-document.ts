const TRY_AGAIN_MS = 5_000;

/**
 * Replaces this document, which is left for good, by a page of ours. Without network that page can't be fetched, and the
 * browser would show an error: then the document itself becomes the words, and goes there once the network is back.
 */
export async function replaceDocument(address: string, online = navigator.onLine): Promise<void> {
  if (online || (await canReach(address))) {
    location.replace(address);
    return;
  }
  showOfflineWords();
  const tryAgain = async () => {
    if (await canReach(address)) location.replace(address);
  };
  addEventListener("online", tryAgain);
  setInterval(tryAgain, TRY_AGAIN_MS);
}

async function canReach(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(TRY_AGAIN_MS) });
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
