import "server-only";
import { isLoopbackOrigin, isSecureOrigin, type Environment } from "@/lib/env";

/**
 * What an operator should know from the start where a platform runs Next itself, a sentence each: the app runs, and something
 * that people count on does not. Our launcher says what the doctor finds.
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
