import { launch } from "./start/launch.ts";
import { runCommand } from "./process/operator-error.ts";

await runCommand(() => launch("development"));
process.exit();
