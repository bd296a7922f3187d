import { isLoopbackOrigin, isSecureOrigin, parseEnvironment, type Environment } from "../../lib/env.ts";
import { OperatorError } from "../operator-error.ts";
import { completeEnvironment } from "../settings.ts";
import { ok, problem, warning, type Check } from "./check.ts";

// Checked on its own (check-secret.ts).
const SECRET_OF_RIGHT_LENGTH = "x".repeat(43);
const NAME = "Environment";

function read(): Environment | readonly string[] {
  try {
    return parseEnvironment({ ...completeEnvironment(), AUTH_SECRET: SECRET_OF_RIGHT_LENGTH });
  } catch (error) {
    if (error instanceof OperatorError) return [error.message];
    if (error instanceof Error && "problems" in error && Array.isArray(error.problems))
      return error.problems.map(String);
    throw error;
  }
}

/** What the address of the app decides: cookie names, and whether the session cookie is `Secure`. */
export function checkAddress(environment: Environment): Check {
  const { origin } = environment.AUTH_URL;
  const cookie = isSecureOrigin(environment) ? "cookies __Host-aurora.*, Secure" : "cookies aurora.*, without Secure";
  if (!isLoopbackOrigin(environment)) return ok("Address", `${origin}; ${cookie}`);
  return ok("Address", `${origin}, for browsers on this machine only; ${cookie}. AUTH_URL sets another.`);
}

/** Whether the app can tell its clients' addresses apart, on which limits and the list of devices depend. */
export function checkProxy(environment: Environment): Check {
  const { TRUSTED_PROXIES, CLIENT_ADDRESS_HEADER } = environment;
  if (CLIENT_ADDRESS_HEADER !== undefined && TRUSTED_PROXIES.length > 0)
    return warning(
      "Proxy",
      `CLIENT_ADDRESS_HEADER (${CLIENT_ADDRESS_HEADER}) is believed and TRUSTED_PROXIES is not used: unset the one that is wrong.`,
    );
  if (CLIENT_ADDRESS_HEADER !== undefined)
    return ok(
      "Proxy",
      `client addresses come from the header ${CLIENT_ADDRESS_HEADER}, which the platform must overwrite`,
    );
  if (TRUSTED_PROXIES.length > 0) return ok("Proxy", `client addresses come through ${TRUSTED_PROXIES.join(", ")}`);
  if (isLoopbackOrigin(environment)) return ok("Proxy", "none, and none needed on this machine");
  return problem(
    "Proxy",
    "neither TRUSTED_PROXIES nor CLIENT_ADDRESS_HEADER is set, so every client seems to have the proxy's address and " +
      "shares its limits: set TRUSTED_PROXIES to the proxy's address.",
  );
}

/** Whether mail gets out: links for a new password, notices of a new device. */
export function checkMail(environment: Environment): Check {
  const { SMTP_URL, MAIL_FROM } = environment;
  if (SMTP_URL === undefined && isLoopbackOrigin(environment))
    return ok("Mail", "SMTP_URL is not set: mails stay in the table Mail, which is enough on this machine");
  if (SMTP_URL === undefined)
    return problem(
      "Mail",
      "SMTP_URL is not set, so nobody gets a link for a new password: set it to smtps://user:password@host.",
    );
  if (MAIL_FROM.includes("@localhost") && !isLoopbackOrigin(environment))
    return warning(
      "Mail",
      "MAIL_FROM is not set, and mail servers refuse a sender at localhost: set it to your address.",
    );
  return ok("Mail", `through ${new URL(SMTP_URL).host}`);
}

/** Looks at the environment variables; never repeats a value that could be secret. */
export function checkEnvironment(): Check[] {
  const environment = read();
  if (!("AUTH_URL" in environment)) return environment.map((sentence) => problem(NAME, sentence));
  return [
    ok(NAME, "every variable can be used"),
    checkAddress(environment),
    checkProxy(environment),
    checkMail(environment),
  ];
}
