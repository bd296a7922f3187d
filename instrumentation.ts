/** Next calls this once when a server starts: a bad environment is told at start, not at the first request. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { env } = await import("@/lib/env");
  env();
}
