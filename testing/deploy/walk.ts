import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { run } from "../../cli/process/child.ts";
import { OperatorError } from "../../cli/process/operator-error.ts";
import type { Checklist } from "../report/checklist.ts";
import { NO_REPORT } from "../report/report.ts";
import { makeMachine, readCommands, type Machine } from "./machine.ts";
import { walkOnEveryNode, type Step } from "./nodes.ts";

const MEGABYTE = 1_000_000;
// What node:24-slim has without us, by its published size: Debian's slim image, Node and npm.
const BASE_IMAGE_BYTES = 240 * MEGABYTE;
const LARGEST_IMAGE_BYTES = 350 * MEGABYTE;
const POLL_MS = 100;
const PASSWORD = "violet harbour 42";

/** A person, by the jar in which curl keeps their cookies. */
type Person = { readonly jar: string; readonly id: string; readonly email: string };

async function send(machine: Machine, jar: string, path: string, body: unknown) {
  const args = ["--cookie", jar, "--cookie-jar", jar, "--header", "Content-Type: application/json"];
  return machine.ask(path, ...args, "--data", JSON.stringify(body));
}

async function signUp(machine: Machine, name: string): Promise<Person> {
  const email = `${name}@example.com`;
  const { status, body } = await send(machine, name, "/api/auth/signup", { email, password: PASSWORD });
  assert.equal(status, 201, body);
  return { jar: name, id: JSON.parse(body).user.id, email };
}

async function me(machine: Machine, { jar, id }: Person): Promise<number> {
  return (await machine.ask("/api/me", "--cookie", jar, "--header", `X-User-ID: ${id}`)).status;
}

async function signOut(machine: Machine, { jar }: Person): Promise<void> {
  assert.equal((await machine.ask("/api/auth/logout", "--cookie", jar, "--request", "POST")).status, 200);
}

/** A session begins, is heard of on a stream that nothing buffers, ends, and every copy of its cookie is refused. */
async function walkBehindNginx(machine: Machine): Promise<void> {
  const ann = await signUp(machine, "ann");
  assert.equal(await me(machine, ann), 200);
  const headers = ["--cookie", ann.jar, "--header", `X-User-ID: ${ann.id}`];
  // curl keeps the stream open until the server ends it, which it does with the session.
  const stream = machine.ask("/api/auth/events", ...headers, "--no-buffer", "--output", "stream");
  const heard = (): Promise<string> => readFile(join(dirname(machine.clone), "stream"), "utf8").catch(() => "");
  while (!(await heard()).includes("event: hello")) await wait(POLL_MS);
  await signOut(machine, ann);
  assert.equal((await stream).status, 200);
  assert.match(await heard(), /event: ended[^]*"reason":"user"/);
  assert.equal(await me(machine, ann), 401);
  const page = await machine.ask("/login");
  assert.match(page.body, /<html/);
}

async function sizeOf(folder: string): Promise<number> {
  const { output } = await run("du", ["-s", "--apparent-size", "--block-size=1", folder], { output: "keep" });
  return Number(output.split("\t")[0]);
}

async function askDocker(): Promise<boolean> {
  return run("docker", ["info"], { output: "keep" }).then(
    ({ code }) => code === 0,
    () => false,
  );
}

/** Walks docs/deploy.md, its commands in their order, in a folder that is empty. */
export async function walkDeployment(root: string, list: Checklist): Promise<void> {
  const commands = await readCommands();
  const machine = await makeMachine(root);
  const blocks = (heading: string): readonly string[] => {
    const found = commands.get(heading);
    if (found === undefined || found.length === 0)
      throw new OperatorError(`docs/deploy.md says nothing of "${heading}".`);
    return found;
  };
  const all = (heading: string): string => blocks(heading).join("\n");
  const built = join(machine.clone, ".next-standalone/standalone");
  const people: Person[] = [];
  // Each counts as a test in the summary.
  const step: Step = (name, needs, work) =>
    list.test(name, needs, async () => {
      await work();
      return { ...NO_REPORT, passed: 1 };
    });
  const everybodyIs = async (status: number): Promise<void> => {
    for (const person of people) assert.equal(await me(machine, person), status, person.email);
  };

  await step("The folder that is served", [], async () => {
    // A secret that somebody built with must not come along.
    await writeFile(join(machine.clone, ".env"), "AUTH_SECRET=a-secret-that-stays-where-it-was-built\n");
    await machine.sh(all("The folder that is served"), machine.user);
    await rm(join(machine.clone, ".env"));
    const bytes = await sizeOf(built);
    console.log(
      `    ${Math.round(bytes / MEGABYTE)} MB; with the image's base, ${Math.round((bytes + BASE_IMAGE_BYTES) / MEGABYTE)} MB`,
    );
    assert(bytes + BASE_IMAGE_BYTES <= LARGEST_IMAGE_BYTES);
    const { output } = await run("find", [built, "-name", "*.ts", "-not", "-path", "*/node_modules/*"], {
      output: "keep",
    });
    assert.equal(output, "");
    const { output: holders } = await run("grep", ["-rl", "a-secret-that-stays", built], { output: "keep" });
    assert.equal(holders, "");
  });
  await step("On a machine of your own", ["The folder that is served"], async () => {
    await mkdir(join(root, "etc"), { recursive: true });
    await machine.sh(all("On a machine of your own"));
  });
  await step("Behind nginx", ["On a machine of your own"], async () => {
    await machine.sh(all("Behind nginx"));
    await walkBehindNginx(machine);
    people.push(await signUp(machine, "ben"));
  });
  await step("Upgrade", ["Behind nginx"], async () => {
    // A version that differs by one migration, which adds a column.
    const migration = join(built, "prisma/migrations/20991231235959_of_the_walk");
    await mkdir(migration);
    await writeFile(join(migration, "migration.sql"), 'ALTER TABLE "Session" ADD COLUMN "walked" TEXT;\n');
    await machine.sh(`set -a; . /etc/aurora.env; set +a\n${all("Upgrade")}`);
    await everybodyIs(200);
    people.push(await signUp(machine, "cora"));
  });
  await step("Roll back", ["Upgrade"], async () => {
    await machine.sh(all("Roll back"));
    await everybodyIs(200);
    people.push(await signUp(machine, "dora"));
  });
  await step("Backup", ["Roll back"], () => machine.sh(all("Backup")));
  await step("Restore", ["Backup"], async () => {
    const [ben] = people;
    assert(ben !== undefined);
    await signOut(machine, ben);
    // The sentence that the section begins with: without the ending, the past is live again.
    const restore = `set -a; . /etc/aurora.env; set +a\n${all("Restore")}`;
    await machine.sh(restore.replace(/.* sessions end .*/, ""));
    assert.equal(await me(machine, ben), 200);
    await machine.sh(restore);
    await everybodyIs(401);
    for (const { jar, email } of people)
      assert.equal((await send(machine, jar, "/api/auth/login", { email, password: PASSWORD })).status, 200);
    await everybodyIs(200);
  });
  await step("Rotating AUTH_SECRET", ["Restore"], async () => {
    for (const block of blocks("Rotating AUTH_SECRET")) {
      await machine.sh(block);
      await everybodyIs(200);
    }
    await machine.sh("! grep -q AUTH_SECRET_PREVIOUS /etc/aurora.env");
  });
  await machine.sh("systemctl stop aurora");
  if (await askDocker()) await step("The image", [], () => machine.sh("docker build --tag aurora:walk ."));
  else console.log("    The image was not built: there is no Docker here.");
  await walkOnEveryNode(machine, step, all("A platform that runs Next itself"));
  await machine.stop();
}
