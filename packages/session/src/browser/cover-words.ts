import { make } from "./element.ts";

/** A wait that is shorter than this needs no words. */
const SILENT_MS = 300;

let timer: ReturnType<typeof setTimeout> | undefined;
let dialog: HTMLDialogElement | null = null;
let words = "";

/**
 * Says words on the cover once it has stood for 300 ms. They are ours and name nobody. They stand beside `<body>`, which is
 * hidden under the cover, in a modal dialog: a dialog of the page that is still open would make everything else inert.
 */
export function sayOnCover(said: string): void {
  words = said;
  if (dialog !== null) show();
  else timer ??= setTimeout(show, SILENT_MS);
}

/** Takes the words off the cover. The focus goes back to where it was. */
export function endCoverWords(): void {
  clearTimeout(timer);
  timer = undefined;
  const ended = dialog;
  dialog = null;
  ended?.close();
  ended?.remove();
}

function show(): void {
  dialog ??= openDialog();
  dialog.setAttribute("aria-label", words);
  dialog.querySelector("h1")?.replaceChildren(words);
}

function openDialog(): HTMLDialogElement {
  const opened = document.createElement("dialog");
  opened.dataset["aurora"] = "cover";
  const main = make("main", "cover-main");
  main.append(make("h1", "cover-words"));
  opened.append(main);
  opened.addEventListener("cancel", (event) => event.preventDefault());
  // Chromium closes it at a second Escape all the same.
  opened.addEventListener("close", () => opened === dialog && opened.showModal());
  document.documentElement.append(opened);
  opened.showModal();
  return opened;
}
