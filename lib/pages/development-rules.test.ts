import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requireNoLoadingFiles } from "./development-rules";

test("the app side has no loading.tsx, and one that comes is named", async () => {
  await requireNoLoadingFiles();
  const folder = await mkdtemp(join(tmpdir(), "aurora-rules-"));
  await mkdir(join(folder, "projects"));
  await writeFile(join(folder, "projects", "loading.tsx"), "");
  await expect(requireNoLoadingFiles(folder)).rejects.toThrow(/projects.loading\.tsx stands above/);
  await rm(folder, { recursive: true });
});
