/**
 * Next calls this once when a server starts. Throws for a bad environment. From then on, the process is measured, printed text is logged, old rows
 * are pruned, due mails are sent, and news are listened to.
 */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { env } = await import("@/lib/env");
  env();
  const { startTelemetry } = await import("@/lib/telemetry/start-telemetry");
  await startTelemetry();
  await import("@/lib/aurora");
  // In development, Next's output stays as it is, to be read by a developer.
  if (process.env.NODE_ENV === "production") (await import("@/lib/start/console-log")).logConsole();
  const { log } = await import("@/lib/process/log");
  const { isLaunched } = await import("@/lib/process/launched-request");
  const { startWarnings } = await import("@/lib/start/start-warnings");
  // Our launcher prints the doctor's findings, which include these.
  if (!isLaunched()) for (const sentence of startWarnings(env())) log().warn(sentence);
  const { noteMigrations } = await import("@/lib/start/readiness");
  const [{ prepareSigningKeys }, { warmUp }, { schedulePruning }, { deliverSoon }, { prepareTokenKeys, startBus }] =
    await Promise.all([
      import("aurora-session/clients"),
      import("@/lib/db"),
      import("@/lib/maintenance/schedule"),
      import("@/lib/mail/deliver-mail"),
      import("aurora-session/core"),
    ]);
  await noteMigrations();
  await warmUp();
  await prepareSigningKeys();
  await prepareTokenKeys();
  schedulePruning();
  deliverSoon();
  startBus();
}
