import type { HostPaths } from "aurora-session/browser";

/** Where this app keeps what its tabs ask for, if not at the package's own paths. */
export const HOST_PATHS: Partial<HostPaths> = { me: "/api/me" };
