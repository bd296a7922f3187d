import { readFileSync } from "node:fs";
import { chmod, chown, copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run } from "../../cli/process/child.ts";
import { OperatorError } from "../../cli/process/operator-error.ts";
import { chooseFreePort } from "../servers/instance.ts";
import { NGINX, prepareNginx } from "../servers/nginx.ts";
import { createDatabase, newDatabaseUrl, startTestPostgres } from "../servers/postgres.ts";
import { ordinaryUser, type RunAs } from "../servers/server.ts";
import { requireProgram } from "../servers/system-program.ts";

/** A folder that stands for a machine: the commands of docs/deploy.md run in it, with what they name changed to be in it. */
export interface Machine {
  /** The clean copy of the repository. */
  readonly clone: string;
  readonly databaseUrl: string;
  readonly port: number;
  readonly user: RunAs;
  /** Runs lines of a shell in the clone, as somebody deploying does. Throws {@link OperatorError} if one fails. */
  sh(script: string, as?: RunAs): Promise<string>;
  /** Asks https://app.example.com through nginx by curl, with further arguments. */
  ask(path: string, ...args: string[]): Promise<{ status: number; body: string }>;
  stop(): Promise<void>;
}

/** Copies what git knows of the project, and what it would know, but for what never comes into an image. */
async function copyProject(to: string, user: RunAs): Promise<void> {
  const { output } = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    output: "keep",
  });
  const left = (await readFile(".dockerignore", "utf8")).split("\n").filter((line) => /^[\w/-]+$/.test(line));
  const isLeft = (path: string): boolean => path === "" || left.some((folder) => path.startsWith(`${folder}/`));
  for (const path of output.split("\0").filter((each) => !isLeft(each))) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await copyFile(path, join(to, path));
  }
  if (user.uid !== undefined) await run("chown", ["-R", `${user.uid}:${user.gid}`, dirname(to)], { output: "keep" });
}

// Starts the unit's command as its user would be: somebody who owns nothing of it.
const SYSTEMCTL = (root: string, nginx: string, user: RunAs): string => `#!/bin/sh
set -eu
[ "$1" = enable ] && { set -- start "$3"; }
if [ "$2" = nginx ]; then exec ${nginx}; fi
unit=${root}/clone/deploy/aurora.service
if [ "$1" != start ] && [ -s ${root}/pid ]; then
  pid=$(cat ${root}/pid)
  kill "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  : > ${root}/pid
fi
[ "$1" = stop ] && exit 0
set -a; . ${root}/etc/aurora.env; set +a
cd "$(sed -n 's|^WorkingDirectory=|${root}|p' $unit)"
command=$(sed -n 's|^ExecStart=/usr/bin/||p' $unit)
${user.uid === undefined ? "" : `command="setpriv --reuid=${user.uid} --regid=${user.gid} --clear-groups $command"`}
$command >> ${root}/log 2>&1 &
echo $! > ${root}/pid
`;

function killByFile(file: string): void {
  try {
    process.kill(Number(readFileSync(file, "utf8").trim() || Number.NaN));
  } catch {
    // It has ended, or never begun.
  }
}

/** Makes a machine in a folder: a clean clone, a PostgreSQL, nginx, and a `systemctl` that knows our unit. */
export async function makeMachine(root: string): Promise<Machine> {
  const user = await ordinaryUser("nobody");
  const clone = join(root, "clone");
  const bin = join(root, "bin");
  const sites = join(root, "etc/nginx");
  await chmod(root, 0o755);
  for (const folder of [clone, bin, sites, join(root, "home")]) await mkdir(folder, { recursive: true });
  await copyProject(clone, user);
  const postgres = await startTestPostgres();
  const databaseUrl = newDatabaseUrl(postgres.url);
  await createDatabase(databaseUrl);
  const port = await chooseFreePort();
  const nginx = await prepareNginx(sites);
  const program = await requireProgram(NGINX);
  await writeFile(join(clone, "deploy/nginx.conf"), await nginx.siteFor(port));
  const call = [program, ...nginx.args].join(" ");
  await writeFile(join(bin, "nginx"), `#!/bin/sh\nexec ${call} "$@"\n`);
  await writeFile(join(bin, "systemctl"), SYSTEMCTL(root, call, user));
  for (const name of ["nginx", "systemctl"]) await chmod(join(bin, name), 0o755);
  if (user.uid !== undefined && user.gid !== undefined) await chown(join(root, "home"), user.uid, user.gid);

  // They are no children of this process, and must not outlive a walk that is broken off.
  process.once("exit", () => [join(root, "pid"), join(sites, "nginx.pid")].forEach(killByFile));
  const sh = async (script: string, as: RunAs = {}): Promise<string> => {
    const here = script
      .replaceAll("/opt/aurora", `${root}/opt/aurora`)
      .replaceAll("/etc/nginx/conf.d", nginx.sites)
      .replaceAll("/etc/aurora.env", `${root}/etc/aurora.env`)
      .replaceAll("127.0.0.1:3000", `127.0.0.1:${port}`)
      .replace(/DATABASE_URL=postgresql:\S+/, `DATABASE_URL=${databaseUrl}\nPORT=${port}\nLOG_LEVEL=warn`);
    // Nothing of this process's own settings, nor of npm, which runs it.
    const kept = ["LANG", "PATH"].flatMap((name) =>
      process.env[name] === undefined ? [] : `${name}=${process.env[name]}`,
    );
    const variables = [...kept, `HOME=${root}/home`, "npm_config_update_notifier=false"];
    const setUp = `PATH=${bin}:$PATH; cd ${clone}; VERSION=0.2.0; DATABASE_URL=${databaseUrl}`;
    const outcome = await run("env", ["-i", ...variables, "sh", "-ec", `${setUp}\n${here}`], {
      output: "keep",
      user: as,
    });
    if (outcome.code !== 0) throw new OperatorError(`${script}\n\nfailed:\n${outcome.output.trim().slice(-4_000)}`);
    return outcome.output;
  };
  return {
    clone,
    databaseUrl,
    port,
    user,
    sh,
    ask: async (path, ...args) => {
      const known = ["--silent", "--insecure", "--connect-to", `app.example.com:443:127.0.0.1:${nginx.securePort}`];
      const all = [...known, "--write-out", "\n%{http_code}", ...args, `https://app.example.com${path}`];
      const { output } = await run("curl", all, { output: "keep", cwd: root });
      const [status = "", ...body] = output.split("\n").toReversed();
      return { status: Number(status), body: body.toReversed().join("\n") };
    },
    stop: async () => {
      await sh("systemctl stop aurora; nginx -s quit").catch(() => undefined);
      await postgres.remove();
    },
  };
}

/** Returns the commands of docs/deploy.md by their headings: of each, its blocks in order. */
export async function readCommands(): Promise<ReadonlyMap<string, readonly string[]>> {
  const page = await readFile("docs/deploy.md", "utf8");
  const sections = page.split(/^## /m).map((section) => {
    const commands = [...section.matchAll(/```sh\n([^]*?)```/g)].map(([, text = ""]) => text);
    return [section.split("\n")[0] ?? "", commands] as const;
  });
  return new Map(sections);
}
