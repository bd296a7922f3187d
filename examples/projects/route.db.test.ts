import { expect, test } from "vitest";
import * as projects from "@/examples/projects/route";
import { signedIn } from "@/testing/helpers/test-browser";

test("a project is added by its owner, listed for nobody else, and a wrong body is told where it is wrong", async () => {
  const [ann, ben] = [await signedIn(), await signedIn()];
  const send = { ...ann.as, body: { title: "A garden" } };
  expect((await ann.browser.send(projects.POST, "POST", "/api/projects", send)).status).toBe(200);
  const list = await ann.browser.send(projects.GET, "GET", "/api/projects", ann.as);
  expect(await list.json()).toEqual({ projects: [{ id: expect.any(String), title: "A garden" }] });
  expect(await (await ben.browser.send(projects.GET, "GET", "/api/projects", ben.as)).json()).toEqual({ projects: [] });
  const wrong = await ann.browser.send(projects.POST, "POST", "/api/projects", { ...ann.as, body: { title: "" } });
  expect(await wrong.json()).toMatchObject({ status: 400, issues: [{ path: "title" }] });
});

test("a tab of somebody else adds nothing", async () => {
  const [ann, ben] = [await signedIn(), await signedIn()];
  const mixed = { headers: { "x-user-id": ben.user.id }, body: { title: "Not mine" } };
  const answer = await ann.browser.send(projects.POST, "POST", "/api/projects", mixed);
  expect(await answer.json()).toMatchObject({ status: 401, code: "user_mismatch" });
});
