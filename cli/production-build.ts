import { join } from "node:path";
import { run } from "./child.ts";
import { fingerprint, onceFor } from "./fingerprint.ts";
import { OperatorError } from "./operator-error.ts";
import type { Settings } from "./settings.ts";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "auth.ts",
  "middleware.ts",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Runs `next build` unless the build folder holds one of these very sources and this key. Says whether it built. */
export async function buildIfNeeded(
  settings: Pick<Settings, "buildFolder" | "forChildren">,
  signal?: AbortSignal,
): Promise<boolean> {
  const key = settings.forChildren["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"] ?? "";
  const print = await fingerprint(SOURCES, [process.version, key]);
  return onceFor(join(settings.buildFolder, "made-from"), print, async () => {
    const { code, output } = await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      output: "keep",
      env: { ...settings.forChildren, NODE_ENV: "production" },
      ...(signal && { signal }),
    });
    if (code !== 0) throw new OperatorError(`${output.trim()}\n\nThe app could not be built: see above.`);
  });
}
