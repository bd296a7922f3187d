import { env } from "@/lib/env";
import { readBody, methods, undocumentedRoute, signOutResponse } from "aurora-session/http";
import { readCredentials, signOutRequest } from "aurora-session/core";

/** Reads `callbackUrl` from the form that `next-auth/react` posts. Ours carries the session id that the page was opened with. */
async function readCallback(request: Request): Promise<URL | null> {
  const form = new URLSearchParams(await readBody(request).catch(() => ""));
  const callback = form.get("callbackUrl") ?? "";
  const { AUTH_URL } = env();
  return URL.canParse(callback, AUTH_URL) ? new URL(callback, AUTH_URL) : null;
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: undocumentedRoute(async (request) => {
    const callback = await readCallback(request);
    const session = callback?.searchParams.get("session") ?? null;
    const result = await signOutRequest(readCredentials(request.headers), { scope: "this", session });
    const url = new URL("/signed-out", env().AUTH_URL).href;
    return signOutResponse(result, { url, ...(result.revocation === "pending" && { revocation: "pending" }) });
  }),
});
