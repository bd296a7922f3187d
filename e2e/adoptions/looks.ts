import type { Locator, Page } from "@playwright/test";
import pg from "pg";
import { askToSignOut, inBrowser, signInAt, type AdoptedHost } from "@/e2e/adoptions/walk";
import { expect } from "@/e2e/patient-expect";

const LOOKS = {
  light: { colorScheme: "light", viewport: { width: 1280, height: 800 } },
  dark: { colorScheme: "dark", viewport: { width: 1280, height: 800 } },
  narrow: { colorScheme: "light", viewport: { width: 320, height: 640 } },
} as const;

/** How the elements of an app's own pages look: every computed style of each, by where and what it is. */
export type Looks = ReadonlyMap<string, string>;

/** Reads every computed style of a page's elements that have a class or a style of their tag. */
async function readStyles(root: Locator): Promise<[what: string, style: string][]> {
  return root.evaluate((element) => {
    const own = element.querySelectorAll("h1, h2, p, a, main, [class]");
    return [element, ...own].map((each): [string, string] => {
      const style = getComputedStyle(each);
      const words = each.children.length === 0 ? (each.textContent ?? "") : "";
      // Variables show only in what is made of them.
      const names = [...style].filter((name) => !name.startsWith("--"));
      const all = names.map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ");
      return [`<${each.localName} class="${each.className}">${words}`, all];
    });
  });
}

async function gather(looks: Map<string, string>, where: string, root: Locator): Promise<void> {
  for (const [what, style] of await readStyles(root)) looks.set(`${where} ${what}`, style);
}

async function addProject({ databaseUrl, person }: AdoptedHost, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO "Project" ("id", "name", "userId") SELECT $1, $1, "id" FROM "User" WHERE "email" = $2
     ON CONFLICT ("id") DO NOTHING`,
    [name, person.email],
  );
  await client.end();
}

async function openOwnDialog(page: Page): Promise<Locator> {
  const dialog = page.getByRole("dialog");
  // A click before React listens opens nothing.
  await expect(async () => {
    await page.getByRole("button", { name: "Delete" }).first().click({ timeout: 1_000 });
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return dialog;
}

/** Reads how an app with a design system of its own looks, by day, by night and on a small screen. */
export async function readLooks(host: AdoptedHost): Promise<Looks> {
  const looks = new Map<string, string>();
  for (const [look, options] of Object.entries(LOOKS))
    await inBrowser(
      host,
      async (context) => {
        const page = await signInAt(context, host);
        await addProject(host, "Lighthouse");
        for (const path of ["/", "/login", host.page]) {
          await page.goto(path);
          await gather(looks, `${look} ${path}`, page.locator("body"));
        }
        await gather(looks, `${look} its own dialog`, await openOwnDialog(page));
      },
      { reducedMotion: "reduce", ...options },
    );
  return looks;
}

/** Returns the elements that an app had and that look different now, or are gone. */
export function changedLooks(before: Looks, after: Looks): string[] {
  return [...before].filter(([what, style]) => after.get(what) !== style).map(([what]) => what);
}

// These follow from what stands in a dialog.
const OF_SIZE = /(^|-)(width|height|size|origin|inset|top|left|right|bottom)(-|$)/;

/** Reads the styles of a dialog's elements that are not of its content, by their classes. */
async function readPieces(dialog: Locator): Promise<ReadonlyMap<string, string>> {
  const pieces = new Map<string, string>();
  for (const [what, style] of await readStyles(dialog)) {
    const [, name = ""] = /class="([^"]+)"/.exec(what) ?? [];
    const looks = style.split("; ").filter((each) => !OF_SIZE.test(each.split(":")[0] ?? ""));
    if (name !== "") pieces.set(name, looks.join("; "));
  }
  return pieces;
}

/** Returns the pieces of an app's own dialog that its question before a sign-out lacks, or that look different there. */
export async function strangePieces(host: AdoptedHost): Promise<string[]> {
  return inBrowser(
    host,
    async (context) => {
      const page = await signInAt(context, host);
      await page.goto(host.page);
      const own = await readPieces(await openOwnDialog(page));
      await page.goto(host.page);
      const asked = await readPieces(await askToSignOut(page));
      return [...own].filter(([name, style]) => asked.get(name) !== style).map(([name]) => `${name} in the question`);
    },
    { reducedMotion: "reduce" },
  );
}
