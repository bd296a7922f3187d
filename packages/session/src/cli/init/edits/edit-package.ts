import { fileURLToPath } from "node:url";
import { realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";
import { installedVersion, type Manifest, rangeOf, readManifest } from "../manifest.ts";

const OWN_FOLDER = fileURLToPath(new URL("../../../../", import.meta.url));

/** Returns this package's own package.json. */
export function ownManifest(): Manifest {
  const manifest = readManifest(OWN_FOLDER);
  if (manifest === null) throw new Error("aurora-session has no package.json.");
  return manifest;
}

// Run from a tarball or a folder (npx ./aurora-session-0.2.0.tgz), the host gets the same.
function ownRange({ version = "" }: Manifest, host: string): string {
  const around = resolve(OWN_FOLDER, "../..");
  const from = OWN_FOLDER.includes("node_modules") ? readManifest(around)?.dependencies["aurora-session"] : undefined;
  const file = /^file:(.*)$/.exec(from ?? "")?.[1];
  return file === undefined
    ? `^${version}`
    : `file:${relative(realpathSync(host), resolve(realpathSync(around), file))
        .split(sep)
        .join("/")}`;
}

/** The packages that a host has to install, by name, with their ranges. */
export type Wanted = {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

const PRISMA = "^7.10.0";

/** Returns the version of Auth.js that the host is brought to, or null where it has it. Its betas are not alike. */
function otherAuthJs({ folder, manifest }: Host, wanted: string): string | null {
  const range = rangeOf(manifest, "next-auth");
  if (range === null || range.replace(/^[\^~]/, "") === wanted) return null;
  return installedVersion(folder, "next-auth") === wanted ? null : range;
}

/** Returns the packages that a host lacks. */
export function missingPackages({ folder, manifest, prisma, auth }: Host): Wanted {
  const own = ownManifest();
  const needsClient = prisma === null || (auth === null && prisma.client === null && prisma.major >= 7);
  const peer = (name: string): string => own.peerDependencies[name] ?? "latest";
  const lacking = (wanted: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(wanted).filter(([name]) => rangeOf(manifest, name) === null));
  return {
    dependencies: lacking({
      "aurora-session": ownRange(own, folder),
      "@tanstack/react-query": peer("@tanstack/react-query"),
      pg: peer("pg"),
      "next-auth": peer("next-auth"),
      ...(auth === null && { "@auth/prisma-adapter": "^2.11.3" }),
      ...(prisma === null && { "@prisma/client": PRISMA }),
      ...(needsClient && { "@prisma/adapter-pg": PRISMA }),
    }),
    devDependencies: lacking(prisma === null ? { prisma: PRISMA } : {}),
  };
}

/** Returns the text of a package.json with one entry more, by the order of names. */
export function withEntry(text: string, path: readonly string[], value: string): string {
  const [indent = "  "] = /^[ \t]+(?=")/m.exec(text) ?? [];
  const formattingOptions = { insertSpaces: !indent.includes("\t"), tabSize: indent.length, eol: "\n" };
  return applyEdits(
    text,
    modify(text, [...path], value, { formattingOptions, getInsertionIndex: sorted(path.at(-1) ?? "") }),
  );
}

// Package managers keep these lists by name.
const sorted = (name: string) => (names: string[]) => {
  const index = names.findIndex((each) => each.localeCompare(name, "en") > 0);
  return index === -1 ? names.length : index;
};

/** Adds the packages that a host lacks to its package.json, and returns them. */
export function editPackage(draft: Draft, host: Host): Wanted {
  const wanted = missingPackages(host);
  let text = draft.read("package.json") ?? "";
  for (const section of ["dependencies", "devDependencies"] as const)
    for (const [name, range] of Object.entries(wanted[section])) text = withEntry(text, [section, name], range);
  const peer = ownManifest().peerDependencies["next-auth"] ?? "";
  const former = otherAuthJs(host, peer);
  if (former !== null) {
    const section = host.manifest.dependencies["next-auth"] === undefined ? "devDependencies" : "dependencies";
    text = withEntry(text, [section, "next-auth"], peer);
    draft.notes.push(`next-auth is ${peer} now, and was "${former}": aurora-session goes with that one.`);
  }
  const build = host.manifest.scripts["build"];
  if (host.prisma === null && build === "next build")
    text = withEntry(text, ["scripts", "build"], "prisma generate && next build");
  const names = Object.keys({ ...wanted.dependencies, ...wanted.devDependencies });
  draft.write("package.json", text, [...names, ...(former === null ? [] : ["next-auth"])].join(", "));
  return wanted;
}
