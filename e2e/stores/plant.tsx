// What a product keeps of a person in a browser, with the libraries that products use. Bundled, and run in a page.
import { QueryClient } from "@tanstack/react-query";
import { createSyncStoragePersister } from "@tanstack/query-sync-storage-persister";
import { persistQueryClient } from "@tanstack/react-query-persist-client";
import { get, set } from "idb-keyval";
import { createRoot } from "react-dom/client";
import useSWR, { SWRConfig } from "swr";

const WORKER = "/stores-worker.js";

/** The provider of SWR's documentation, which writes its cache when the document is left. */
function localStorageProvider(): Map<string, never> {
  const cache = new Map<string, never>(JSON.parse(localStorage.getItem("app-cache") ?? "[]"));
  addEventListener("beforeunload", () => localStorage.setItem("app-cache", JSON.stringify([...cache])));
  return cache;
}

function Profile({ marker }: { marker: string }) {
  const { data } = useSWR("profile", async () => ({ name: marker }));
  return <p>{data?.name}</p>;
}

async function untilActive(): Promise<ServiceWorker> {
  await navigator.serviceWorker.register(WORKER);
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) throw new Error("The worker is not active.");
  return active;
}

async function askWorker(worker: ServiceWorker, message: unknown): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => {
    port1.addEventListener("message", ({ data }) => resolve(data), { once: true });
  });
  port1.start();
  worker.postMessage(message, [port2]);
  return answer;
}

async function plantWorker(marker: string): Promise<void> {
  await askWorker(await untilActive(), { type: "remember", marker });
}

// WebKitGTK's own browser has none.
function hasFiles(): boolean {
  return "storage" in navigator;
}

async function plantFile(marker: string): Promise<void> {
  if (!hasFiles()) return;
  const file = await (await navigator.storage.getDirectory()).getFileHandle("draft.txt", { create: true });
  const stream = await file.createWritable();
  await stream.write(marker);
  await stream.close();
}

/** Puts the marker into every store that the engine has. */
export async function plant(marker: string): Promise<void> {
  localStorage.setItem("draft", marker);
  localStorage.setItem("theme", `dark`);
  sessionStorage.setItem("draft", marker);
  window.name = marker;
  history.replaceState({ ...history.state, marker }, "");
  await set("profile", { name: marker });
  await plantFile(marker);
  await (await caches.open("pages")).put("/profile", new Response(marker));
  await plantWorker(marker);
  const queryClient = new QueryClient();
  const persister = createSyncStoragePersister({ storage: localStorage, throttleTime: 0 });
  const [, restored] = persistQueryClient({ queryClient, persister });
  await restored;
  queryClient.setQueryData(["profile"], { name: marker });
  const root = document.createElement("div");
  document.body.append(root);
  createRoot(root).render(
    <SWRConfig value={{ provider: localStorageProvider }}>
      <Profile marker={marker} />
    </SWRConfig>,
  );
  Reflect.set(window, "planted", marker);
}

async function readDatabases(): Promise<string> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === "keyval-store")) return "";
  return JSON.stringify(await get("profile"));
}

async function readFiles(): Promise<string> {
  if (!hasFiles()) return "";
  const root = await navigator.storage.getDirectory();
  let text = "";
  for await (const [name, handle] of root.entries())
    text += name + (handle instanceof FileSystemFileHandle ? await (await handle.getFile()).text() : "");
  return text;
}

async function readCaches(): Promise<string> {
  let text = "";
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) text += request.url + (await (await cache.match(request))?.text());
  }
  return text;
}

async function readWorker(): Promise<string> {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.active ? String(await askWorker(registration.active, { type: "tell" })) : "";
}

/** Reads what every store holds now. */
export async function read(): Promise<Record<string, string>> {
  return {
    "local storage": localStorage.getItem("draft") ?? "",
    "session storage": JSON.stringify({ ...sessionStorage }),
    "persisted React Query client": localStorage.getItem("REACT_QUERY_OFFLINE_CACHE") ?? "",
    "persisted SWR cache": localStorage.getItem("app-cache") ?? "",
    IndexedDB: await readDatabases(),
    "Cache Storage, the worker's too": await readCaches(),
    "memory of the service worker": await readWorker(),
    files: await readFiles(),
    "window.name": window.name,
    "history.state": JSON.stringify(history.state),
    window: String(Reflect.get(window, "planted")),
    document: document.documentElement.outerHTML,
  };
}
