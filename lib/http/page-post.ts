import "server-only";
import { z } from "zod";
import { Problem } from "@/lib/errors";
import { parseInput, parseJson } from "@/lib/http/json-body";

/** As much as `next.config.ts` lets through: what is longer comes cut off. */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * Throws unless what is posted to a page can be a Server Action's: `body_too_large`, or `invalid_request`. Next would answer
 * it with the page (200), or fail over it (500). Whether there is such an action is for Next to know.
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
