// Twice of what a header shows, for dense screens. As JPEG or WebP it is far below what a request may have.
const SIDE = 128;

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
  const webp = canvas.toDataURL("image/webp", 0.85);
  const url = webp.startsWith("data:image/webp") ? webp : canvas.toDataURL("image/jpeg", 0.85);
  return url.slice(url.indexOf(",") + 1);
}
