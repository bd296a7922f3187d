// The terminal sends Ctrl-C to all processes, and npm and cli/run.mjs pass it on. A second one within this time is the same
// key press.
const SAME_PRESS_MS = 1000;

/**
 * Resolves when this process has to stop: at Ctrl-C or SIGTERM, or when the process that started it says so or is gone. A
 * second Ctrl-C ends the process at once.
 */
export function whenToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let toldAt: number | undefined;
    const stop = (): void => {
      toldAt ??= performance.now();
      resolve();
    };
    const onInterrupt = (): void => {
      if (toldAt !== undefined && performance.now() - toldAt > SAME_PRESS_MS) process.exit(130);
      stop();
    };
    process.on("SIGINT", onInterrupt);
    process.on("SIGTERM", stop);
    process.on("SIGHUP", stop);
    process.on("disconnect", stop);
    process.on("message", (message) => {
      if (message === "stop") stop();
    });
  });
}
