#!/usr/bin/env node
import { existsSync } from "node:fs";

// npm links a command only to a file that is there when it installs, and in its own repository nothing is built by then.
const source = new URL("src/cli/main.ts", import.meta.url);
const isRepository = existsSync(source);
if (isRepository) (await import("tsx/esm/api")).register();
await import(isRepository ? source.href : new URL("dist/cli/main.js", import.meta.url).href);
