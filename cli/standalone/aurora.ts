import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "../aurora/run-program.ts";

process.chdir(dirname(fileURLToPath(import.meta.url)));
await runProgram(async () => undefined);
