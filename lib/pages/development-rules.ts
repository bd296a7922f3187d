import "server-only";
import { readdir } from "node:fs/promises";

/**
 * Refuses a `loading.tsx` anywhere on the app side: it would be sent, with 200, before a page below it has asked for
 * its session. Throws an error that names the file. It is for development: in production the tests have looked.
 */
export async function requireNoLoadingFiles(folder = "app/(app)"): Promise<void> {
  const files = await readdir(/* turbopackIgnore: true */ folder, { recursive: true });
  const loading = files.find((file) => /(^|[/\\])loading\.[jt]sx?$/.test(file));
  if (loading !== undefined) throw new Error(`${folder}/${loading} stands above pages that ask for their session.`);
}
