declare global {
  /** The values that the session layer has once in a process. Each module that keeps something here adds its own field. */
  interface AuroraSessionState {
    readonly startedAt: Date;
  }
  var auroraSessionState: AuroraSessionState | undefined;
}

/**
 * Holds the values that must exist once in a process (settings, retry queue, bus). Next gives pages and route handlers each
 * their own copy of a module, and replaces copies on hot reload, so module variables are not enough.
 */
export const processState: AuroraSessionState = (globalThis.auroraSessionState ??= { startedAt: new Date() });
