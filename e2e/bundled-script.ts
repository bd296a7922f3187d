import { build } from "esbuild";

/** Returns a script with all that it imports, for a page or a worker. What it exports gets the name `globalName`. */
export async function bundleScript(path: string, globalName?: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    ...(globalName !== undefined && { globalName }),
  });
  return outputFiles[0]?.text ?? "";
}
