import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../cli/process/child.ts";
import { OperatorError } from "../../cli/process/operator-error.ts";
import { chooseFreePort } from "./instance.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { firstExisting, pathsOf, requireProgram, type SystemProgram } from "./system-program.ts";

/** The proxy of docs/deploy.md. */
export const NGINX: SystemProgram = {
  name: "nginx",
  find: async () => firstExisting(pathsOf(["nginx"], ["/usr/sbin", "/opt/homebrew/bin"])),
  debianPackages: ["nginx-light"],
  how: "Debian's package nginx-light, or `brew install nginx`; it needs not run",
};

/** A folder in which nginx runs, with a certificate of its own, and the ports that it listens on. */
export interface NginxFolder {
  /** The arguments with which nginx takes this folder for its own. */
  readonly args: readonly string[];
  /** The folder whose files it includes. */
  readonly sites: string;
  readonly port: number;
  readonly securePort: number;
  /** Returns deploy/nginx.conf with the ports and the certificate of this folder, in front of a server on a port. */
  readonly siteFor: (upstreamPort: number) => Promise<string>;
}

async function makeCertificate(folder: string): Promise<void> {
  const files = ["-keyout", join(folder, "site.key"), "-out", join(folder, "site.pem")];
  const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost", ...files];
  const { code, output } = await run("openssl", args, { output: "keep" });
  if (code !== 0) throw new OperatorError(`No certificate could be made:\n${output}`);
}

/** Makes a folder for nginx in an existing one. */
export async function prepareNginx(folder: string): Promise<NginxFolder> {
  const sites = join(folder, "conf.d");
  await mkdir(sites, { recursive: true });
  await makeCertificate(folder);
  const [port, securePort] = [await chooseFreePort(), await chooseFreePort()];
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const main = `
    user root;
    pid ${folder}/nginx.pid;
    error_log ${folder}/error.log;
    events {}
    http {
      access_log off;
      ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join("\n")}
      include ${sites}/*.conf;
    }`;
  await writeFile(join(folder, "main.conf"), main);
  return {
    args: ["-p", folder, "-c", join(folder, "main.conf")],
    sites,
    port,
    securePort,
    siteFor: async (upstreamPort) =>
      (await readFile("deploy/nginx.conf", "utf8"))
        .replace("listen 80;", `listen 127.0.0.1:${port};`)
        .replace("listen 443 ssl;", `listen 127.0.0.1:${securePort} ssl;`)
        .replace("/etc/ssl/certs/app.example.com.pem", join(folder, "site.pem"))
        .replace("/etc/ssl/private/app.example.com.key", join(folder, "site.key"))
        .replace("127.0.0.1:3000", `127.0.0.1:${upstreamPort}`),
  };
}

/** Starts the nginx of docs/deploy.md on loopback, in front of a server that listens on the port that `startUpstream` gets. */
export async function startTestNginx(upstreamPort: number): Promise<TestServer> {
  const program = await requireProgram(NGINX);
  const folder = await mkdtemp(join(tmpdir(), "aurora-nginx-"));
  const { args, sites, securePort, siteFor } = await prepareNginx(folder);
  await writeFile(join(sites, "aurora.conf"), await siteFor(upstreamPort));
  const url = `https://localhost:${securePort}`;
  const answers = async (): Promise<boolean> =>
    (await run("curl", ["--silent", "--insecure", url], { output: "keep" })).code === 0;
  return startTestServer({
    program,
    args: [...args, "-g", "daemon off;"],
    user: {},
    folder,
    url,
    answers,
    stopSignal: "SIGTERM",
  });
}
