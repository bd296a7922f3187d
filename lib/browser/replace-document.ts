import { browserWords } from "@/lib/browser/browser-words";

const TRY_AGAIN_MS = 5_000;

/**
 * Replaces this document for good by a page of ours. Without network the browser would show an error of its own. Then the
 * document shows our words about it instead, and goes to the page once the network is back.
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

// Looks like the public pages: their classes are in the stylesheet that is loaded already.
function showOfflineWords(): void {
  const { title, detail } = browserWords().offline;
  const card = make("div", "rounded-card border border-line bg-surface p-6 shadow-card sm:p-8");
  card.setAttribute("role", "status");
  card.append(make("h1", "text-title", title), make("p", "mt-2 text-ink-soft", detail));
  const main = make("main", "mx-auto w-full max-w-form px-4 py-8 sm:py-14");
  main.append(card);
  document.title = title;
  document.body.replaceChildren(main);
  delete document.documentElement.dataset["covered"];
}

function make(tag: string, className: string, words = ""): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = words;
  return element;
}
