import type { Page } from "@playwright/test";
import { appScenes } from "@/e2e/scenes/app-scenes";
import { deviceScenes } from "@/e2e/scenes/device-scenes";
import { publicScenes } from "@/e2e/scenes/public-scenes";
import type { Scene, Stage } from "@/e2e/scenes/scene";
import { forgetEverything } from "@/e2e/shared-contexts";

/** Every page and dialog in every state that people meet. */
export const SCENES: readonly Scene[] = [...publicScenes, ...appScenes, ...deviceScenes];

/** Plays a scene in a browser that knows nobody, hands its page to `look`, and leaves a browser that knows nobody. */
export async function playScene(
  { show, clear }: Scene,
  stage: Stage,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  try {
    await look(await show(stage));
  } finally {
    await clear?.(stage);
    await forgetEverything(stage.context, stage.instance.origin);
  }
}
