import "server-only";
import { count, inSpan } from "../base/measure.ts";
import { Problem } from "../base/problem.ts";

const counted = new WeakSet<Error>();

/** Counts a sign-in that is refused for a reason that is no error, as a provider's answer that can't be used. */
export function countRefusedSignIn(code: string): void {
  count("sign_ins_refused", { code });
}

/**
 * Runs a sign-in in a span, and counts it where it is refused. A host wraps its own sign-in in it, with the check of the
 * password; whatever is wrapped in another one counts once. Sign-ins that succeed are counted where their session begins.
 */
export async function asSignIn<Answer>(signIn: () => Promise<Answer>): Promise<Answer> {
  return inSpan("sign_in", async (note) => {
    try {
      return await signIn();
    } catch (error) {
      if (error instanceof Problem) {
        note({ code: error.code });
        if (!counted.has(error)) countRefusedSignIn(error.code);
        counted.add(error);
      }
      throw error;
    }
  });
}
