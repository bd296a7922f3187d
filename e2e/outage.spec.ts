import { EMBEDDED, onBothDatabases } from "@/e2e/both-databases";
import { expect, test } from "@/e2e/fixtures";
import {
  askToSignOut,
  confirmSignOut,
  copySession,
  expectDashboard,
  letTimePass,
  openDashboard,
  sessionCookie,
  signUp,
} from "@/e2e/people";
import type { Instance } from "@/testing/servers/instance";

test.use({ sharesContext: true });

const backAgain = ({ instance }: { instance: Instance }) => instance.database.start();

onBothDatabases(() => {
  test.describe("while the database is down", () => {
    // One instance for all of them.
    test.describe.configure({ mode: "default" });
    test.afterEach(backAgain);

    test.describe("with a clock of its own", () => {
      test.use({ sharesContext: false });

      test("nobody is signed out: polling goes on, says so, and recovers by itself", async ({ context, instance }) => {
        await context.clock.install();
        const ann = await signUp(context);
        const page = await openDashboard(context);
        await instance.database.stop();
        await letTimePass(context);
        await expect(page.getByText("We can't check your session right now")).toBeVisible();
        await expect(page.getByRole("main").getByText(ann.email)).toBeVisible();
        const answer = await context.request.get("/api/me", { headers: { "X-User-ID": ann.id } });
        expect([answer.status(), answer.headers()["retry-after"], answer.headers()["set-cookie"]]).toEqual([
          503,
          "2",
          undefined,
        ]);
        expect(await answer.json()).toMatchObject({ code: "session_unverifiable" });
        expect((await context.request.get("/api/auth/session")).status()).toBe(503);
        await instance.database.start();
        await letTimePass(context);
        await expect(page.getByText("We can't check your session right now")).toBeHidden();
        await expect(page).toHaveURL(/\/dashboard$/);
        await expectDashboard(page);
      });
    });

    test("a confirmed sign-out is honest, and finished once the database is back", async ({ context, instance }) => {
      const ann = await signUp(context);
      const page = await openDashboard(context);
      const cookie = `aurora.session=${await sessionCookie(context)}`;
      await askToSignOut(page);
      await instance.database.stop();
      const answered = page.waitForResponse("**/api/auth/logout");
      await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
      expect((await answered).status()).toBe(202);
      await expect(page.getByText("Not confirmed yet")).toBeVisible();
      await expect(page.getByText(/You are signed out|ended on the server/)).toHaveCount(0);
      await page.goto("/dashboard");
      await expect(page).toHaveURL(/\/login/);
      await page.goto("/signed-out");
      await instance.database.start();
      await expect(page.getByText("Your session is ended on the server")).toBeVisible();
      const copy = await context.request.get("/api/me", { headers: { "X-User-ID": ann.id, cookie } });
      expect(await copy.json()).toMatchObject({ code: "session_ended", reason: "user" });
      expect((await context.cookies()).map(({ name }) => name)).not.toContain("aurora.leaving");
    });

    test("the server finishes it alone if the browser never comes back", async ({ context, instance }) => {
      const ann = await signUp(context);
      const copy = await copySession(context, ann, instance);
      await instance.database.stop();
      const answer = await context.request.post("/api/auth/logout");
      expect([answer.status(), await answer.json()]).toEqual([202, { success: true, revocation: "pending" }]);
      await instance.database.start();
      const status = async () => (await copy.get("/api/me")).status();
      await expect.poll(status).toBe(401);
      await copy.dispose();
    });

    test("the browser's next visit finishes it if the server died too", async ({ context, instance }) => {
      const ann = await signUp(context);
      const copy = await copySession(context, ann, instance);
      await instance.database.stop();
      expect((await context.request.post("/api/auth/logout")).status()).toBe(202);
      await instance.server.kill("SIGKILL");
      await instance.database.start();
      await instance.server.start();
      const me = () => copy.get("/api/me");
      expect((await me()).status()).toBe(200);
      const page = await context.newPage();
      await page.goto("/login");
      await expect.poll(async () => (await me()).status()).toBe(401);
      expect(await (await me()).json()).toMatchObject({ reason: "user" });
      await copy.dispose();
    });

    test("a server that starts meanwhile answers 503, and all as ever once the database is there", async ({
      context,
      instance,
    }) => {
      const ann = await signUp(context);
      const me = async () => (await context.request.get("/api/me", { headers: { "X-User-ID": ann.id } })).status();
      await instance.database.stop();
      await instance.server.kill("SIGKILL");
      await instance.server.start();
      expect(await me()).toBe(503);
      await instance.database.start();
      await expect.poll(me).toBe(200);
    });
  });
}, "postgres");

test.describe("while the database is down", EMBEDDED, () => {
  test.afterEach(backAgain);

  test("a page answers 503 that is readable without JavaScript and changes no cookie", async ({
    context,
    instance,
  }) => {
    await signUp(context);
    const cookie = await sessionCookie(context);
    await instance.database.stop();
    const answer = await context.request.get("/dashboard", { maxRedirects: 0 });
    expect([answer.status(), answer.headers()["set-cookie"], answer.headers()["location"]]).toEqual([
      503,
      undefined,
      undefined,
    ]);
    const html = (await answer.text()).replaceAll(/<script[^]*?<\/script>/g, "");
    expect(html).toContain("You are not signed out");
    expect(html).toContain("Try again");
    expect(html).toContain("Sign out");
    expect(await sessionCookie(context)).toBe(cookie);
  });

  test("pages can be shown in another language", async ({ context, instance }) => {
    await signUp(context);
    const page = await context.newPage();
    await page.goto("/login");
    await instance.database.stop();
    await page.getByRole("button", { name: "Deutsch" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Anmelden" })).toBeVisible();
    await page.goto("/dashboard");
    await expect(page.getByText("Sie sind nicht abgemeldet")).toBeVisible();
  });
});

test("a sign-out whose request gets no answer still leaves, and is finished by the landing page", async ({
  context,
}) => {
  await signUp(context);
  const page = await openDashboard(context);
  let lost = 0;
  await page.route("**/api/auth/logout", async (route) => {
    lost += 1;
    await (lost === 1 ? route.abort() : route.continue());
  });
  await confirmSignOut(page);
  await page.waitForURL("**/signed-out");
  await expect(page.getByText("Your session is ended on the server")).toBeVisible();
});
