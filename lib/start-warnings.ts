import "server-only";
import { isLoopbackOrigin, isSecureOrigin, type Environment } from "@/lib/env";

/**
 * What an operator should know from the start, a sentence each: the app runs, and something that people count on does not.
 * `isLaunched`: whether our launcher owns the socket, or a platform runs Next itself.
 */
export function startWarnings(environment: Environment, isLaunched: boolean): string[] {
  const { TRUSTED_PROXIES, CLIENT_ADDRESS_HEADER, SMTP_URL } = environment;
  const knowsAddresses = isLaunched ? TRUSTED_PROXIES.length > 0 : CLIENT_ADDRESS_HEADER !== undefined;
  const help = isLaunched
    ? "TRUSTED_PROXIES to the addresses of the proxy in front"
    : "CLIENT_ADDRESS_HEADER to the header that the platform always overwrites";
  return [
    ...(isSecureOrigin(environment) && !knowsAddresses
      ? [`Clients' addresses are unknown, so limits hold for each account only: set ${help}.`]
      : []),
    ...(!isLoopbackOrigin(environment) && SMTP_URL === undefined
      ? ["No mail is sent, so nobody can choose a new password by a mailed link: set SMTP_URL."]
      : []),
  ];
}
