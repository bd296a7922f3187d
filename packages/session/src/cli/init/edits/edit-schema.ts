import { readFileSync } from "node:fs";
import { CommandError } from "../../command-error.ts";
import type { Draft } from "../draft.ts";
import type { PrismaHost } from "../host/prisma-host.ts";
import { type Block, listBlocks, listFields } from "../host/prisma-schema.ts";

const BEGIN = "// aurora-session: begin";
const END = "// aurora-session: end";
const PREVIEW = "partialIndexes";
const OWN_MODELS = /^(Session|SessionEpoch|RefreshToken|SigningKey|TokenKey|SecurityEvent)$/;

/** Returns the package's models, as this host's Prisma and ids need them. */
function models({
  partialIndexes,
  idType,
}: {
  readonly partialIndexes: boolean;
  readonly idType: "text" | "uuid";
}): string {
  const [, text = ""] = readFileSync(new URL("../../../../schema.prisma", import.meta.url), "utf8").split(
    /^(?=\/\/\/ One signed-in)/m,
  );
  const typed = idType === "text" ? text : text.replace(/^(\s+userId\s+String\b.*?)\s*$/gm, "$1 @db.Uuid");
  return partialIndexes ? typed : typed.replace(/, where: raw\("(?:[^"\\]|\\.)*"\)/g, "");
}

const isAuthJsSession = (block: Block): boolean =>
  block.kind === "model" && block.name === "Session" && /^\s+sessionToken\s/m.test(block.text);

function refuseClash(blocks: readonly Block[]): void {
  const clash = blocks.find((block) => OWN_MODELS.test(block.name) && !isAuthJsSession(block));
  if (clash !== undefined)
    throw new CommandError(
      `The Prisma schema has a ${clash.kind} "${clash.name}" of its own, and aurora-session needs that name. Rename yours (with @@map, its table keeps its name), and run this again.`,
    );
  const related = blocks.find(
    (block) =>
      block.kind === "model" &&
      !/^(User|Session)$/i.test(block.name) &&
      listFields(block).some(({ type }) => /^Session\b/.test(type)),
  );
  if (related !== undefined)
    throw new CommandError(
      `The model ${related.name} has a relation to Auth.js's model Session, which aurora-session replaces. Take that relation out, and run this again.`,
    );
}

// With the comment right above it.
function withoutBlock(text: string, { start, end }: Block): string {
  const before = text
    .slice(0, start)
    .replace(/(^|\n)(?:[ \t]*\/\/[^\n]*\n)+$/, "$1")
    .replace(/(^|\n)(\s*\n)?$/, "$1");
  return (
    before +
    text
      .slice(end)
      .replace(/^\n/, before === "" ? "" : "\n")
      .replace(/^\n\n+/, "\n")
  );
}

/** Takes out Auth.js's model Session, and the field of the user that leads to it. */
function withoutAuthJsSession(text: string): string {
  const session = listBlocks(text).find(isAuthJsSession);
  const rest = session === undefined ? text : withoutBlock(text, session);
  const user = listBlocks(rest).find(({ kind, name }) => kind === "model" && /^user$/i.test(name));
  const lines = user === undefined ? [] : listFields(user).filter(({ type }) => type === "Session[]");
  if (user === undefined) return rest;
  const fields = lines.reduce((block, { line }) => block.replace(`${line}\n`, ""), user.text);
  return rest.slice(0, user.start) + fields + rest.slice(user.end);
}

/** Tells the client's generator of partial indexes. */
function withPreview(text: string): string {
  const generator = listBlocks(text).find(
    (block) => block.kind === "generator" && /provider\s*=\s*"prisma-client(-js|-ts)?"/.test(block.text),
  );
  if (generator === undefined || generator.text.includes(PREVIEW)) return text;
  const known = /previewFeatures\s*=\s*\[([^\]]*)\]/.exec(generator.text);
  const [indent = "  "] = /^[ \t]+(?=provider)/m.exec(generator.text) ?? [];
  const after =
    known === null
      ? generator.text.replace(/\n([ \t]*\})$/, `\n${indent}previewFeatures = ["${PREVIEW}"]\n$1`)
      : generator.text.replace(
          known[0],
          known[0].replace(/\s*,?\s*\]$/, `${known[1]?.trim() === "" ? "" : ", "}"${PREVIEW}"]`),
        );
  return text.slice(0, generator.start) + after + text.slice(generator.end);
}

/** The part of {@link PrismaHost} that the models go by. */
export type SchemaHost = Pick<PrismaHost, "schema" | "isFolder" | "files" | "partialIndexes" | "users">;

/** Writes the session layer's models into the host's schema: below its own in a single file, or as a file of a folder. */
export function editSchema(draft: Draft, { schema, isFolder, files, partialIndexes, users }: SchemaHost): void {
  const texts = files.map(({ path, text }) => ({ path, text: draft.read(path) ?? text }));
  if (texts.some(({ text }) => /^model SessionEpoch\b/m.test(text))) return;
  refuseClash(texts.flatMap(({ text }) => listBlocks(text)));
  const own = models({ partialIndexes, idType: users?.idType ?? "text" });
  for (const { path, text } of texts) {
    const without = withoutAuthJsSession(text);
    if (without !== text) draft.write(path, without, "Auth.js's model Session is taken out");
    if (partialIndexes) draft.write(path, withPreview(without), `previewFeatures = ["${PREVIEW}"]`);
  }
  if (isFolder) draft.create(`${schema}/aurora-session.prisma`, own, "aurora's models");
  else
    draft.write(
      schema,
      `${(draft.read(schema) ?? "").trimEnd()}\n\n${BEGIN}\n${own.trimEnd()}\n${END}\n`,
      "aurora's models",
    );
}

/** Whether the host's schema has Auth.js's model Session, so that its database may have its table. */
export function hadAuthJsSession({ files }: PrismaHost): boolean {
  return files.some(({ text }) => listBlocks(text).some(isAuthJsSession));
}
