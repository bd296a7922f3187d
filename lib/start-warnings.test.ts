import { expect, test } from "vitest";
import { parseEnvironment } from "@/lib/env";
import { startWarnings } from "@/lib/start-warnings";

function warningsFor(variables: Readonly<Record<string, string>>, isLaunched: boolean): string {
  const usable = { AUTH_SECRET: "a secret of unit tests, and of nothing else", DATABASE_URL: "postgresql://db/aurora" };
  return startWarnings(parseEnvironment({ ...usable, ...variables }), isLaunched)
    .map((sentence) => sentence.replace(/.*: set (\w+).*/, "$1"))
    .join();
}

const HTTPS = { AUTH_URL: "https://app.example.com", SMTP_URL: "smtps://mail.example.com" };
const PROXIES = { TRUSTED_PROXIES: "10.0.0.1" };
const HEADER = { CLIENT_ADDRESS_HEADER: "x-real-ip" };

test.each([
  ["on this machine, nothing", { AUTH_URL: "http://localhost:3000" }, ["", ""]],
  ["behind https, what would tell addresses apart", HTTPS, ["TRUSTED_PROXIES", "CLIENT_ADDRESS_HEADER"]],
  ["the launcher knows proxies, a platform doesn't", { ...HTTPS, ...PROXIES }, ["", "CLIENT_ADDRESS_HEADER"]],
  ["the launcher believes no header without proxies", { ...HTTPS, ...HEADER }, ["TRUSTED_PROXIES", ""]],
  ["mail that nobody gets", { ...HTTPS, ...PROXIES, ...HEADER, SMTP_URL: "" }, ["SMTP_URL", "SMTP_URL"]],
])("the start says, %s", (_what, variables, said) => {
  expect([warningsFor(variables, true), warningsFor(variables, false)]).toEqual(said);
});
