import { randomUUID } from "node:crypto";
import { request, type APIRequestContext } from "@playwright/test";
import { z } from "zod";
import type { Ground } from "@/e2e/engines/ground";
import type { PersonsDevice } from "@/e2e/engines/here";
import type { Tab } from "@/e2e/engines/tab";
import type { Person } from "@/e2e/people";

/** Signs somebody new up, by the form, up to their dashboard. */
export async function signUp(tab: Tab): Promise<Person> {
  const person = { name: "Ann Archer", email: `${randomUUID()}@example.com`, password: "violet harbour 42" };
  await tab.open("/signup");
  await tab.fill("Name", person.name);
  await tab.fill("Email", person.email);
  await tab.fill("Password", person.password);
  await tab.click(["button", "Create account"]);
  await tab.see(["heading", "Dashboard"]);
  await tab.read(person.email);
  const id = await tab.run(`fetch("/api/auth/session").then(async (session) => (await session.json()).user.id)`);
  return { ...person, id: z.uuid().parse(id) };
}

/** Sends the form that a tab shows. */
export async function sendSignIn(tab: Tab, { email, password }: Pick<Person, "email" | "password">): Promise<void> {
  await tab.fill("Email", email);
  await tab.fill("Password", password);
  await tab.click(["button", "Sign in"]);
}

/** Signs out through the question, up to the click that confirms. */
export async function confirmSignOut(tab: Tab): Promise<void> {
  await tab.click(["banner"], ["button", "Sign out"]);
  await tab.click(["alertdialog", "Sign out?"], ["button", "Sign out"]);
}

const KEPT = `[
  document.documentElement.outerHTML, document.title, document.cookie, window.name, JSON.stringify(history.state),
  ...[localStorage, sessionStorage].map((each) => JSON.stringify({ ...each })),
].join()`;

/** All that tells of a person. */
export function marksOf({ name, email, id }: Person): string[] {
  return [name, email, id];
}

/** Looks through the document, with what is hidden and what scripts brought, and through what the tab can read. */
export async function expectNothingOf(tab: Tab, ...marks: readonly string[]): Promise<void> {
  const kept = await tab.look(KEPT);
  const found = marks.filter((each) => kept.includes(each));
  if (found.length > 0) throw new Error(`${await tab.address()} still holds ${found.join(" and ")}.`);
}

/** Sends a copy of a device's cookie, as a thief does who seems to have the same browser. It takes a line of its own. */
export async function copyCookie(
  device: PersonsDevice,
  tab: Tab,
  { id }: Person,
  { instance, line }: Ground,
): Promise<APIRequestContext> {
  const cookie = await device.cookie("aurora.session");
  if (cookie === undefined) throw new Error("This browser holds no session cookie.");
  return request.newContext({
    baseURL: instance.origin,
    userAgent: await tab.look("navigator.userAgent"),
    extraHTTPHeaders: { cookie: `aurora.session=${cookie}`, host: new URL(line.origin).host, "x-user-id": id },
  });
}

/** Returns "live", or why the session of a copied cookie is refused. */
export async function stateOf(copy: APIRequestContext): Promise<string> {
  const answer = await copy.get("/api/me");
  if (answer.ok()) return "live";
  const { reason } = z.object({ reason: z.string() }).parse(await answer.json());
  return `${answer.status()} ${reason}`;
}
