import type { Page } from "@playwright/test";
import { appScenes } from "@/e2e/scenes/app-scenes";
import { publicScenes } from "@/e2e/scenes/public-scenes";
import type { Stage } from "@/e2e/scenes/scene";

const SCENES = [...publicScenes, ...appScenes];

/** Plays every scene, one after the other, each with a browser that knows nobody, and hands its page to `look`. */
export async function playScenes(
  stage: Omit<Stage, "enter">,
  enter: (scene: string) => ReturnType<Stage["enter"]>,
  look: (page: Page, scene: string) => Promise<void>,
): Promise<void> {
  for (const { name, show, clear } of SCENES) {
    const own = { ...stage, enter: () => enter(name) };
    await stage.context.clearCookies();
    try {
      await look(await show(own), name);
    } finally {
      await clear?.(own);
      for (const page of stage.context.pages()) await page.close();
    }
  }
}
