import { z } from "zod";
import { codesByStatus } from "@/lib/api-document/operation-codes";
import type { Operation } from "aurora-session/http";

const problemSchema = z.object({ code: z.string() });

/** Throws unless an answer is one that its operation declares: by status and body, or by the code of its problem. */
export async function requireDeclared(operation: Operation, method: string, response: Response): Promise<void> {
  const { status } = response;
  if (response.ok) {
    const declared = operation.answers[status];
    if (declared === undefined) throw new Error(`"${operation.summary}" does not declare the status ${status}.`);
    if (declared.mediaType === undefined) z.parse(declared.schema ?? z.literal(""), await bodyOf(response));
    return;
  }
  const { code } = problemSchema.parse(await bodyOf(response));
  const codes: readonly string[] = codesByStatus({ ...operation, method: method.toLowerCase() }).get(status) ?? [];
  if (!codes.includes(code)) throw new Error(`"${operation.summary}" does not declare ${status} ${code}.`);
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.clone().text();
  return text === "" ? text : JSON.parse(text);
}
