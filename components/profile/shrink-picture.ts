// Twice of what a header shows, for dense screens.
const SIDE = 128;
// A body may have 16 KiB. Only a picture that is all noise needs more than the first quality.
const LONGEST = 15_000;
const QUALITIES = [0.85, 0.6, 0.3];

/**
 * Returns the middle of a picture as a small square in base64: WebP, or JPEG where the browser writes no WebP. What else the
 * file tells, such as where it was taken, is not in it. Throws if the browser can't open it.
 */
export async function shrinkPicture(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file);
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser draws nothing.");
  // JPEG has no transparency.
  context.fillStyle = "white";
  context.fillRect(0, 0, SIDE, SIDE);
  context.imageSmoothingQuality = "high";
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  context.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  const written = QUALITIES.map((quality) => write(canvas, quality));
  const small = written.find(({ length }) => length <= LONGEST);
  if (small === undefined) throw new Error("This browser writes pictures too large.");
  return small;
}

function write(canvas: HTMLCanvasElement, quality: number): string {
  const webp = canvas.toDataURL("image/webp", quality);
  const url = webp.startsWith("data:image/webp") ? webp : canvas.toDataURL("image/jpeg", quality);
  return url.slice(url.indexOf(",") + 1);
}
