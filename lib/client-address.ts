/**
 * Carries the client's true address from the launcher, which always overwrites it (cli/serve.ts). Where a platform runs
 * Next itself, `CLIENT_ADDRESS_HEADER` names the header that the platform overwrites.
 */
export const CLIENT_ADDRESS_HEADER = "x-aurora-client-address";
