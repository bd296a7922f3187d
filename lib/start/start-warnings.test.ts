import { expect, test } from "vitest";
import { parseEnvironment } from "@/lib/env";
import { startWarnings } from "@/lib/start/start-warnings";

const HTTPS = { AUTH_URL: "https://app.example.com", SMTP_URL: "smtps://mail.example.com" };
const HEADER = { CLIENT_ADDRESS_HEADER: "x-real-ip" };

test.each([
  ["on this machine, nothing", { AUTH_URL: "http://localhost:3000" }, ""],
  ["behind https, what would tell addresses apart", HTTPS, "CLIENT_ADDRESS_HEADER"],
  ["with that header, nothing", { ...HTTPS, ...HEADER }, ""],
  ["mail that nobody gets", { ...HTTPS, ...HEADER, SMTP_URL: "" }, "SMTP_URL"],
])("a start without the launcher says, %s", (_what, variables, said) => {
  const usable = { AUTH_SECRET: "a secret of unit tests, and of nothing else", DATABASE_URL: "postgresql://db/aurora" };
  const sentences = startWarnings(parseEnvironment({ ...usable, ...variables }));
  expect(sentences.map((sentence) => sentence.replace(/.*: set (\w+).*/, "$1")).join()).toBe(said);
});
