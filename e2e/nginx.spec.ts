import { expect, test } from "@/e2e/fixtures";
import { forbidPolling, openListening } from "@/e2e/listening-pages";
import { confirmSignOut, signIn, signUp } from "@/e2e/people";
import { databaseBesideShared } from "@/e2e/shared-instance";
import { chooseFreePort, startInstance } from "@/testing/servers/instance";
import { NGINX, startTestNginx } from "@/testing/servers/nginx";

test("behind the nginx of docs/deploy.md, over https, sessions begin, are pushed an ending, and end", async ({
  browser,
}) => {
  // A newcomer's machine need not have it. GitHub's gets it (verify.yml).
  test.skip((await NGINX.find()) === null, `nginx is missing: ${NGINX.how}`);
  const port = await chooseFreePort();
  const nginx = await startTestNginx(port);
  const database = await databaseBesideShared();
  const environment = { AUTH_URL: nginx.url, TRUSTED_PROXIES: "127.0.0.1" };
  const instance = await startInstance({ port, database, environment });
  const openBrowser = () => browser.newContext({ baseURL: nginx.url, ignoreHTTPSErrors: true });
  const [context, elsewhere] = [await openBrowser(), await openBrowser()];

  const ann = await signUp(context);
  for (const { name, secure } of await context.cookies())
    expect([name, secure]).toEqual([expect.stringMatching(/^__Host-/), true]);
  const headers = { "x-user-id": ann.id, "x-forwarded-for": "203.0.113.7" };
  const me = await context.request.get("/api/me", { headers });
  expect(await me.json()).toMatchObject({ user: { email: ann.email }, session: { current: true } });

  await signIn(elsewhere, ann);
  await forbidPolling(elsewhere);
  const there = await openListening(elsewhere, "/dashboard");
  const here = await openListening(context, "/dashboard");
  await context.request.delete("/api/auth/sessions?scope=others", { headers });
  await there.waitForURL("**/login**");
  await confirmSignOut(here);
  await here.waitForURL("**/signed-out**");
  expect((await context.request.get("/api/me", { headers })).status()).toBe(401);

  await context.close();
  await elsewhere.close();
  await instance.stop();
  await nginx.remove();
});
