// A service worker as products have one: with Serwist, a cache of its own and a memory that it empties when it is told.
import { CacheFirst, Serwist } from "serwist";

let memory = "";
const worker = new Serwist({
  skipWaiting: true,
  clientsClaim: true,
  runtimeCaching: [
    { matcher: ({ url }) => url.searchParams.has("profile"), handler: new CacheFirst({ cacheName: "runtime" }) },
  ],
});
worker.addEventListeners();

addEventListener("message", (event: MessageEvent<{ type: string; marker?: string }>) => {
  const [port] = event.ports;
  const { type, marker = "" } = event.data;
  if (type === "remember") memory = marker;
  if (type === "aurora:empty") memory = "";
  port?.postMessage(memory);
});
