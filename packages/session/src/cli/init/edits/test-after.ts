import { type Files, stockShape, TestHost } from "../test-host.ts";

/** Returns a file as init leaves it in a stock app with other files, and what it says. */
export async function after(path: string, files: Files): Promise<readonly [text: string, said: string]> {
  const host = new TestHost(stockShape(files));
  const said = await host.init();
  return [host.read(path), said];
}
