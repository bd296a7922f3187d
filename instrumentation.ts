/**
 * Next calls this once when a server starts: a bad environment is told at start, what is printed from then on is logged, what
 * is due is pruned and mailed, news are listened to, and probes are answered.
 */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { env } = await import("@/lib/env");
  env();
  // A developer reads what Next prints as it is.
  if (process.env.NODE_ENV === "production") (await import("@/lib/start/console-log")).logConsole();
  const { log } = await import("@/lib/process/log");
  const { isLaunched } = await import("@/lib/process/launched-request");
  const { startWarnings } = await import("@/lib/start/start-warnings");
  // The launcher says what the doctor finds.
  if (!isLaunched()) for (const sentence of startWarnings(env())) log().warn(sentence);
  const { noteMigrations } = await import("@/lib/start/readiness");
  const [{ prepareSigningKeys }, { warmUp }, { schedulePruning }, { deliverSoon }, { startBus }] = await Promise.all([
    import("@/lib/session/signing-keys"),
    import("@/lib/db"),
    import("@/lib/maintenance/schedule"),
    import("@/lib/mail/deliver-mail"),
    import("@/lib/bus/bus"),
  ]);
  await noteMigrations();
  await warmUp();
  await prepareSigningKeys();
  schedulePruning();
  deliverSoon();
  startBus();
}
