import "server-only";
import { isLoopbackOrigin, isSecureOrigin, type Environment } from "@/lib/env";

/**
 * Returns warnings for an operator where a platform runs Next itself, one sentence each: the app runs, but something that
 * people count on does not work. Where our launcher runs the app, it prints the doctor's findings instead.
 */
export function startWarnings(environment: Environment): string[] {
  const { CLIENT_ADDRESS_HEADER, SMTP_URL } = environment;
  return [
    ...(isSecureOrigin(environment) && CLIENT_ADDRESS_HEADER === undefined
      ? [
          "Clients' addresses are unknown, so limits hold for each account only: set CLIENT_ADDRESS_HEADER to the header that " +
            "the platform always overwrites.",
        ]
      : []),
    ...(!isLoopbackOrigin(environment) && SMTP_URL === undefined
      ? ["No mail is sent, so nobody can choose a new password by a mailed link: set SMTP_URL."]
      : []),
  ];
}
