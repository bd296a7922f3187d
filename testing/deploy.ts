import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBreakable } from "../cli/process/operator-error.ts";
import { walkDeployment } from "./deploy/walk.ts";
import { Checklist } from "./report/checklist.ts";
import { NGINX } from "./servers/nginx.ts";
import { POSTGRES } from "./servers/postgres.ts";
import { requirePrograms } from "./servers/system-program.ts";

/** Walks docs/deploy.md: see there. `-- --keep` leaves the folder. */
await runBreakable(async () => {
  await requirePrograms([POSTGRES, NGINX]);
  // Below the system's folder, because another user has to reach it.
  const folder = await mkdtemp(join(tmpdir(), "aurora-deploy-"));
  const list = new Checklist();
  try {
    await walkDeployment(folder, list);
  } finally {
    if (!process.argv.includes("--keep")) await rm(folder, { recursive: true, force: true });
  }
  process.exitCode = list.summarise() ? 0 : 1;
});
