import { launch } from "./launch.ts";
import { runCommand } from "./operator-error.ts";

await runCommand(() => launch("development"));
process.exit();
