import { isLoopbackOrigin, isSecureOrigin, parseEnvironment, type Environment } from "../../lib/env.ts";
import { OperatorError } from "../process/operator-error.ts";
import { completeEnvironment, NO_SECRET_YET } from "../settings/settings.ts";
import { ok, problem, warning, type Check } from "./check.ts";

const NAME = "Environment";

function read(): Environment | readonly string[] {
  try {
    // A stand-in, because the secret is checked on its own (check-secret.ts).
    return parseEnvironment({ ...completeEnvironment(), AUTH_SECRET: NO_SECRET_YET });
  } catch (error) {
    if (error instanceof OperatorError) return [error.message];
    if (error instanceof Error && "problems" in error && Array.isArray(error.problems))
      return error.problems.map(String);
    throw error;
  }
}

/** Reports what follows from the app's address: cookie names, and whether the session cookie is `Secure`. */
export function checkAddress(environment: Environment): Check {
  const { origin } = environment.AUTH_URL;
  const cookie = isSecureOrigin(environment) ? "cookies __Host-aurora.*, Secure" : "cookies aurora.*, without Secure";
  if (!isLoopbackOrigin(environment)) return ok("Address", `${origin}; ${cookie}`);
  return ok("Address", `${origin}, for browsers on this machine only; ${cookie}. AUTH_URL sets another.`);
}

/** Checks whether the app can tell its clients' addresses apart, which limits and the list of devices need. */
export function checkProxy(environment: Environment): Check {
  const { TRUSTED_PROXIES, CLIENT_ADDRESS_HEADER: header } = environment;
  if (TRUSTED_PROXIES.length > 0) {
    const where = header === undefined ? "" : `, in the header ${header}`;
    return ok("Proxy", `client addresses come through ${TRUSTED_PROXIES.join(", ")}${where}`);
  }
  if (header !== undefined)
    return (isSecureOrigin(environment) ? warning : ok)(
      "Proxy",
      `client addresses come from the header ${header} where a platform runs Next itself, which must overwrite it; ` +
        "`npm run up` believes it from TRUSTED_PROXIES only",
    );
  if (!isSecureOrigin(environment)) return ok("Proxy", "none, and none needed on this machine");
  return problem(
    "Proxy",
    "neither TRUSTED_PROXIES nor CLIENT_ADDRESS_HEADER is set, so clients' addresses are unknown and limits hold for each " +
      "account only: set TRUSTED_PROXIES to the proxy's address.",
  );
}

/** Checks whether mail gets out: links for a new password, notices of a new device. */
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
      "mail servers refuse a sender at localhost: set MAIL_FROM, or MAIL_SENDER in product/product.ts, to your address.",
    );
  return ok("Mail", `through ${new URL(SMTP_URL).host}`);
}

/** Checks the environment variables. Never repeats a value that could be secret. */
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
