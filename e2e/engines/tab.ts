import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Page } from "@/e2e/engines/engine";
import type { Ground } from "@/e2e/engines/ground";
import type { Place } from "@/e2e/engines/in-page";
import { PATIENCE_MS } from "@/testing/patience";

const POLL_MS = 100;
const MISSING = "in-page code is missing";

/** A tab as a person uses it. What it waits for, it waits for patiently, and throws with the words of what did not come. */
export class Tab {
  readonly #page: Page;
  readonly #origin: string;
  readonly #inPage: string;

  constructor(page: Page, { line, inPage }: Pick<Ground, "line" | "inPage">) {
    this.#page = page;
    this.#origin = line.origin;
    this.#inPage = inPage;
  }

  /** Opens a page of the app, and waits until its scripts run. */
  async open(path: string): Promise<void> {
    await this.#page.goto(this.#origin + path);
    await this.see(["combobox", "Colours"]);
  }

  /** Runs an expression in the document. */
  async run(script: string): Promise<unknown> {
    return this.#page.evaluate(script);
  }

  /** Reads what an expression gives as text, in this document or, if that is about to go, in the next one. */
  async look(script: string): Promise<string> {
    let text = "";
    await this.until(`The document can be looked at`, async () => {
      text = z.string().parse(await this.run(script));
      return true;
    });
    return text;
  }

  // Each document needs the code anew.
  async #ask(script: string): Promise<unknown> {
    const answer = await this.run(`typeof inPage === "undefined" ? "${MISSING}" : ${script}`);
    if (answer !== MISSING) return answer;
    await this.run(`(() => { ${this.#inPage}; globalThis.inPage = inPage; })()`);
    return this.run(script);
  }

  /** Waits until it is so. A document that goes while it is asked is asked again once the next one is there. */
  async until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const giveUpAt = Date.now() + PATIENCE_MS;
    let words = "";
    while (!(await isSo().catch((error: unknown) => ((words = String(error)), false)))) {
      if (Date.now() > giveUpAt) throw new Error(`${what}: this did not happen. ${words}\n${await this.#shown()}`);
      await wait(POLL_MS);
    }
  }

  async #shown(): Promise<string> {
    const shown = this.run("`The tab is at ${location.href} and shows:\\n${document.body.innerText}`");
    return String(await shown.catch((error: unknown) => `Nothing can be seen of it: ${String(error)}`));
  }

  async count(...places: Place[]): Promise<number> {
    return z.int().parse(await this.#ask(`inPage.count(${JSON.stringify(places)})`));
  }

  async text(): Promise<string> {
    return z.string().parse(await this.#ask("inPage.text()"));
  }

  async address(): Promise<string> {
    return (await this.look("location.href")).replace(this.#origin, "");
  }

  /** Waits until exactly one such thing can be seen. */
  async see(...places: Place[]): Promise<void> {
    await this.until(`There is ${describe(places)}`, async () => (await this.count(...places)) === 1);
  }

  async seeNo(...places: Place[]): Promise<void> {
    await this.until(`There is no ${describe(places)}`, async () => (await this.count(...places)) === 0);
  }

  /** Waits until these words can be read. */
  async read(words: string): Promise<void> {
    await this.until(`“${words}” can be read`, async () => (await this.text()).includes(words));
  }

  async seeAddress(address: RegExp): Promise<void> {
    await this.until(`The tab is at ${address}`, async () => address.test(await this.address()));
  }

  async click(...places: Place[]): Promise<void> {
    await this.see(...places);
    await this.#page.click(`inPage.find(${JSON.stringify(places)})`);
  }

  async fill(label: string, text: string): Promise<void> {
    const field = `inPage.field(${JSON.stringify(label)})`;
    await this.until(`There is a field “${label}”`, async () => (await this.#ask(`${field} !== undefined`)) === true);
    await this.#page.type(field, text);
  }

  async valueOf(label: string): Promise<unknown> {
    return this.#ask(`inPage.field(${JSON.stringify(label)})?.value`);
  }

  async seeTitle(title: string): Promise<void> {
    await this.until(`The title is “${title}”`, async () => (await this.run("document.title")) === title);
  }

  /**
   * Goes through the history as a script does, and waits until another document is there. A driver's own way would wait for
   * a load, which a kept page does not have.
   */
  async go(way: "history.back()" | "history.forward()"): Promise<void> {
    const visit = randomUUID();
    await this.run(`(globalThis.auroraVisit = "${visit}", setTimeout(() => ${way}), null)`);
    const isGone = async (): Promise<boolean> => (await this.run(`globalThis.auroraVisit === "${visit}"`)) === false;
    await this.until(`Another document comes by ${way}`, isGone);
  }
}

function describe(places: readonly Place[]): string {
  return places.map(([role, name]) => (name === undefined ? role : `${role} “${name}”`)).join(" › ");
}
