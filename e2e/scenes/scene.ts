import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "@/e2e/patient-expect";
import type { Person } from "@/e2e/people";
import type { Instance } from "@/testing/servers/instance";

/** Where a scene plays: a browser in which nobody is signed in, and an installation of the app. */
export type Stage = {
  readonly context: BrowserContext;
  readonly instance: Instance;
  /** Signs the scene's person up: the browser then holds their session. */
  readonly enter: () => Promise<Person>;
};

/** A page or a dialog in one state that people meet. Axe and the screenshots go through all scenes. */
export type Scene = {
  /** In kebab-case: a screenshot's file name. */
  readonly name: string;
  /** The address at which it is shown in the end. */
  readonly path: string;
  /** Whether it needs an installation of its own, because it takes something from everybody there. */
  readonly alone?: true;
  /** Whether it is an address and nothing else, whose length is known before its data comes. */
  readonly isPage?: true;
  /** Brings the state about and returns the page that shows it, with its data. */
  readonly show: (stage: Stage) => Promise<Page>;
  /** Puts back what `show` took away. */
  readonly clear?: (stage: Stage) => Promise<void>;
};

/** Opens an address in the stage's one tab and waits until it shows what it has. */
export async function open({ context }: Pick<Stage, "context">, path: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(path);
  await settle(page);
  return page;
}

/** Waits until a page shows its heading, and its data in place of skeletons. */
export async function settle(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
}

/** A scene that is an address and nothing else, for a person who is not signed in. */
export function publicPage(name: string, path: string): Scene {
  return { name, path: pathname(path), isPage: true, show: (stage) => open(stage, path) };
}

/** A scene that is an address and nothing else, for somebody who has just signed up. */
export function appPage(name: string, path: string): Scene {
  return {
    name,
    path: pathname(path),
    isPage: true,
    show: async (stage) => {
      await stage.enter();
      return open(stage, path);
    },
  };
}

function pathname(path: string): string {
  return path.split("?")[0] ?? path;
}
