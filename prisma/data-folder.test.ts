import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lockDataFolder } from "./data-folder-lock.ts";
import { DataFolderUnusableError, prepareDataFolder } from "./data-folder.ts";

const me = process.getuid?.() ?? 0;
const SOMEBODY = me + 1;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aurora-"));
  await mkdir(join(folder, "database/base"), { recursive: true });
  await writeFile(join(folder, "database/base/1"), "x");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(process.platform === "win32")("a data folder", () => {
  test("of one's own is made, and closed to others", async () => {
    await prepareDataFolder(folder);
    await prepareDataFolder(join(folder, "new/one"));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, "new/one"))).mode & 0o777).toBe(0o700);
  });

  test("of somebody else's is refused in one sentence, by root too, and nothing is left in it", async () => {
    const refused = prepareDataFolder(folder, SOMEBODY);
    await expect(refused).rejects.toThrow(DataFolderUnusableError);
    await expect(refused).rejects.toThrow(/^[^\n]* belongs to .*AURORA_DATA_DIR[^\n]*$/);
    expect(await readdir(folder)).toEqual(["database"]);
  });

  test.skipIf(me !== 0)("with one file of somebody else's says which, and how to get it back", async () => {
    const file = join(folder, "database/base/1");
    await chown(file, SOMEBODY, SOMEBODY);
    await expect(lockDataFolder(folder)).rejects.toThrow(`${file} belongs to user ${SOMEBODY}`);
    await expect(lockDataFolder(folder)).rejects.toThrow(`chown -R 0 ${folder}`);
    expect(await readdir(folder)).toEqual(["database"]);
  });

  test.skipIf(me !== 0)("may hold what is nobody's business, as a volume's lost+found", async () => {
    await mkdir(join(folder, "lost+found"));
    await chown(join(folder, "lost+found"), SOMEBODY, SOMEBODY);
    await expect(prepareDataFolder(folder)).resolves.toBeUndefined();
  });

  test.skipIf(me === 0)("with a file that can't be written says which", async () => {
    await chmod(join(folder, "database/base/1"), 0o400);
    await expect(prepareDataFolder(folder)).rejects.toThrow(/database\/base\/1 can't be read and written.*chmod/);
  });

  test("where no folder can be made is a sentence", async () => {
    const file = join(folder, "database/base/1");
    await expect(prepareDataFolder(join(file, "data"))).rejects.toThrow(/can't be made \(ENOTDIR.*AURORA_DATA_DIR/);
  });
});
