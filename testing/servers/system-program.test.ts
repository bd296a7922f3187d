import { expect, test, vi } from "vitest";
import { mayInstall, requirePrograms, type SystemProgram } from "./system-program.ts";

function program(found: () => string | null): SystemProgram & { readonly download: ReturnType<typeof vi.fn> } {
  const download = vi.fn(async () => undefined);
  return { name: "Aviary", find: async () => found(), debianPackages: [], download, how: "catch some birds" };
}

test("nothing of the system is installed unless --install or CI says so", () => {
  expect(mayInstall(["node", "verify.ts"], {})).toBe(false);
  expect(mayInstall(["node", "verify.ts"], { CI: "" })).toBe(false);
  expect(mayInstall(["node", "verify.ts", "--install"], {})).toBe(true);
  expect(mayInstall(["node", "verify.ts"], { CI: "true" })).toBe(true);
});

test("a program that is missing is named, with the way to get it, and left alone", async () => {
  const missing = program(() => null);
  await expect(requirePrograms([program(() => "/usr/bin/true"), missing], false)).rejects.toThrow(
    /^Programs of the system are missing:\n- Aviary: catch some birds\nWith `-- --install`/,
  );
  expect(missing.download).not.toHaveBeenCalled();
});

test("a program that may be installed is, once; one that can't be is named all the same", async () => {
  let isThere = false;
  const missing = program(() => (isThere ? "/usr/bin/true" : null));
  missing.download.mockImplementation(async () => {
    isThere = true;
  });
  await requirePrograms([missing], true);
  await requirePrograms([missing], true);
  expect(missing.download).toHaveBeenCalledOnce();
  await expect(requirePrograms([program(() => null)], true)).rejects.toThrow(/missing:\n- Aviary: catch some birds$/);
});
