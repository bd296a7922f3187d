import "server-only";
import { z } from "zod";
import { Problem } from "aurora-session/core";
import { parseInput, parseJson } from "aurora-session/http";

/** The limit of `next.config.ts`. A longer body arrives cut off. */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * Throws `body_too_large` or `invalid_request` if a page's POST can't be a Server Action. Next would answer such a request
 * with the page (200), or fail over it (500). Only Next knows whether the action exists.
 */
export async function requireServerAction(request: Request): Promise<void> {
  const { headers } = request;
  if (Number(headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw new Problem("body_too_large");
  const isFetched = headers.has("next-action");
  if (headers.get("content-type")?.startsWith("multipart/form-data")) {
    const fields = await readFields(request);
    // Without JavaScript, React's own fields name the action.
    if (!isFetched && !fields.some((name) => name.startsWith("$ACTION_"))) throw new Problem("invalid_request");
  } else if (isFetched) {
    parseInput(parseJson(await request.text()), z.array(z.unknown()));
  } else {
    throw new Problem("invalid_request");
  }
}

async function readFields(request: Request): Promise<string[]> {
  try {
    return [...(await request.formData()).keys()];
  } catch (error) {
    throw new Problem("invalid_request", {}, error);
  }
}
