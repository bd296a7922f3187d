import type { Page } from "@playwright/test";

// A colour that nothing of ours has.
const MARK = [255, 0, 255] as const;
// Frames come compressed: a colour is not kept to the bit.
const TOLERANCE = 40;
// Single pixels of a frame are enough: the mark covers the page.
const STEP = 97;

/** Gives everything in a page's body one loud background, so that a picture tells whether any of it was painted. */
export async function markPage(page: Page): Promise<void> {
  await page.addStyleTag({ content: `body * { background: rgb(${MARK.join(" ")}) !important; }` });
}

/** The pictures of a tab since its recording began. */
export type PaintedFrames = {
  /** Whether any picture so far shows a marked page. Throws if there is no picture at all. */
  readonly showMark: () => Promise<boolean>;
};

/** Takes a picture of everything that a tab paints from now on, through the DevTools protocol. */
export async function recordFrames(page: Page): Promise<PaintedFrames> {
  const pictures: string[] = [];
  const session = await page.context().newCDPSession(page);
  session.on("Page.screencastFrame", ({ data, sessionId }) => {
    pictures.push(data);
    session.send("Page.screencastFrameAck", { sessionId }).catch(() => undefined);
  });
  await session.send("Page.startScreencast", { format: "jpeg", quality: 90, everyNthFrame: 1 });
  return {
    showMark: async () => {
      if (pictures.length === 0) throw new Error("Nothing was painted.");
      const reader = await page.context().newPage();
      const shown = await reader.evaluate(findColour, { pictures, colour: MARK, tolerance: TOLERANCE, step: STEP });
      await reader.close();
      return shown;
    },
  };
}

type Search = {
  readonly pictures: readonly string[];
  readonly colour: readonly [number, number, number];
  readonly tolerance: number;
  readonly step: number;
};

// Runs in a page of its own, which can decode pictures.
async function findColour({ pictures, colour, tolerance, step }: Search): Promise<boolean> {
  for (const picture of pictures) {
    const image = new Image();
    image.src = `data:image/jpeg;base64,${picture}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    if (context === null) throw new Error("No canvas.");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    for (let at = 0; at < data.length; at += 4 * step)
      if (colour.every((value, channel) => Math.abs((data[at + channel] ?? 0) - value) < tolerance)) return true;
  }
  return false;
}
