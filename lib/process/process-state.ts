declare global {
  /** The values that exist once in a process. Each module that keeps something here adds its own field. */
  interface ProcessState {
    readonly startedAt: Date;
  }
  var auroraProcessState: ProcessState | undefined;
}

/**
 * Holds the values that must exist once in a process (pool, retry queue, log). Next gives pages and route handlers each
 * their own copy of a module, and replaces copies on hot reload, so module variables are not enough.
 */
export const processState: ProcessState = (globalThis.auroraProcessState ??= { startedAt: new Date() });
