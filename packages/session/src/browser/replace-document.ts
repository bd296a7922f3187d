import { browserWords } from "./browser-words.ts";

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

// A host's own stylesheet is loaded already: it can give these elements their look by their names.
function showOfflineWords(): void {
  const { title, detail } = browserWords().offline;
  const card = make("div", "offline-card");
  card.setAttribute("role", "status");
  card.append(make("h1", "offline-title", title), make("p", "offline-detail", detail));
  const main = make("main", "offline");
  main.append(card);
  document.title = title;
  document.body.replaceChildren(main);
  delete document.documentElement.dataset["covered"];
}

function make(tag: string, name: string, words = ""): HTMLElement {
  const element = document.createElement(tag);
  element.dataset["aurora"] = name;
  element.textContent = words;
  return element;
}
