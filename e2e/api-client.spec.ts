import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline/promises";
import { text } from "node:stream/consumers";
import type { Page } from "@playwright/test";
import { z } from "zod";
import { environmentWith } from "@/cli/process/child";
import { chooseFreePort } from "@/testing/servers/instance";
import { expect, test } from "@/e2e/fixtures";
import { confirmSignOut, makeStale, openDashboard, openDevices, signUp } from "@/e2e/people";

test.use({ sharesContext: true });

const openApiSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** Disconnects the only app on the devices page. */
async function disconnect(page: Page): Promise<void> {
  await page.getByRole("region", { name: "Connected apps" }).getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Disconnect" }).click();
}

/** Connects an app on the devices page. Returns a function that asks the API who the app's user is. */
async function connectApp(page: Page, userId: string, origin: string) {
  await page.getByRole("button", { name: "Connect an app" }).click();
  await page.getByRole("dialog").getByLabel("Name of the app").fill("Build robot");
  await page.getByRole("dialog").getByRole("button", { name: "Connect" }).click();
  const accessToken = await page
    .getByRole("dialog")
    .getByLabel(/^Access token/)
    .inputValue();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  const headers = { authorization: `Bearer ${accessToken}`, "x-user-id": userId };
  return async () => {
    const answer = await fetch(`${origin}/api/me`, { headers });
    return { status: answer.status, body: await answer.text() };
  };
}

test("an app connected on the devices page is listed, can be disconnected, and its tokens are gone from the page", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  const page = await openDevices(context);
  const ask = await connectApp(page, ann.id, instance.origin);
  expect((await ask()).status).toBe(200);
  await expect(page.locator("input[readonly]")).toHaveCount(0);
  const apps = page.getByRole("region", { name: "Connected apps" });
  await expect(apps.getByText("Build robot")).toBeVisible();
  await disconnect(page);
  await expect(page.getByText("Build robot was disconnected.")).toBeVisible();
  await expect(apps.getByText("Disconnected", { exact: true })).toBeFocused();
  const refused = await ask();
  expect([refused.status, refused.body]).toEqual([401, expect.stringContaining('"reason":"user_elsewhere"')]);
});

test("a name that will be refused is refused before anybody is asked for a password, whose dialog then stands alone", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  const page = await openDevices(context);
  await makeStale(instance, ann);
  await page.getByRole("button", { name: "Connect an app" }).click();
  const naming = page.getByRole("dialog", { name: "Connect an app" });
  await naming.getByRole("button", { name: "Connect" }).click();
  await expect(naming.getByText("Give the app a name.")).toBeVisible();
  await expect(naming.getByLabel("Name of the app")).toBeFocused();
  await naming.getByLabel("Name of the app").fill("Build robot");
  await naming.getByRole("button", { name: "Connect" }).click();
  const asking = page.getByRole("dialog", { name: "Confirm that it's you" });
  await expect(asking).toBeVisible();
  await expect(naming).toBeHidden();
  await asking.getByRole("button", { name: "Cancel" }).click();
  await expect(naming).toBeVisible();
  await expect(naming.getByLabel("Name of the app")).toHaveValue("Build robot");
});

test("no Escape loses the tokens that are shown once", async ({ context }) => {
  await signUp(context);
  const page = await openDevices(context);
  await page.getByRole("button", { name: "Connect an app" }).click();
  await page.getByRole("dialog").getByLabel("Name of the app").fill("Build robot");
  await page.getByRole("dialog").getByRole("button", { name: "Connect" }).click();
  const tokens = page.getByRole("dialog", { name: "Copy the tokens now" });
  await expect(tokens.getByRole("heading", { name: "Copy the tokens now" })).toBeFocused();
  for (let presses = 0; presses < 4; presses += 1) {
    await page.keyboard.press("Escape");
    await expect(tokens.getByRole("button", { name: "Back to the tokens" })).toBeFocused();
    await expect(tokens.getByLabel("Refresh token", { exact: true })).toHaveValue(/./);
  }
  await tokens.getByRole("button", { name: "Back to the tokens" }).click();
  await expect(tokens.getByRole("group", { name: "Copy the tokens now" })).toBeFocused();
  await page.keyboard.press("Escape");
  await tokens.getByRole("button", { name: "Leave" }).click();
  await expect(tokens).toBeHidden();
  await expect(page.getByRole("region", { name: "Connected apps" }).getByText("Build robot")).toBeVisible();
});

test("signing out in the browser that connected an app ends the app's next call", async ({ context, instance }) => {
  const ann = await signUp(context);
  const devices = await openDevices(context);
  const ask = await connectApp(devices, ann.id, instance.origin);
  await devices.close();
  const page = await openDashboard(context);
  await confirmSignOut(page);
  await page.waitForURL("**/signed-out");
  const refused = await ask();
  expect([refused.status, refused.body]).toEqual([401, expect.stringContaining('"reason":"user"')]);
});

test("keys and metadata that let other services verify a token may be kept by caches", async ({ instance }) => {
  for (const path of ["/.well-known/jwks.json", "/.well-known/oauth-authorization-server"]) {
    const answer = await fetch(`${instance.origin}${path}`);
    expect([path, answer.status, answer.headers.get("cache-control")]).toEqual([path, 200, "public, max-age=3600"]);
  }
});

test("the example client calls, and stops with the reason when it is disconnected", async ({ context, instance }) => {
  const ann = await signUp(context);
  const env = environmentWith({ AURORA_EMAIL: ann.email, AURORA_PASSWORD: ann.password });
  const client = spawn(process.execPath, ["--import", "tsx", "examples/api-client.ts", instance.origin], { env });
  const lines: string[] = [];
  createInterface({ input: client.stdout }).on("line", (line) => lines.push(line));
  await expect.poll(() => lines[0]).toContain(ann.email);
  const page = await openDevices(context);
  const ended = once(client, "exit");
  await disconnect(page);
  expect(await ended).toEqual([0, null]);
  expect(lines.at(-1)).toBe("The session is over: user_elsewhere");
});

/** A line to the server on which tokens are too old at once, and the first answer to a refresh is lost. */
async function startLossyLine(
  target: string,
): Promise<{ origin: string; lost: () => number; stop: () => Promise<void> }> {
  let lost = 0;
  const server = createServer(async (request, response) => {
    const { method = "GET", url = "/", headers } = request;
    const { "content-type": type = "", authorization = "", "x-user-id": userId } = headers;
    const sent = { "content-type": type, ...(authorization !== "" && { authorization, "x-user-id": String(userId) }) };
    const body = method === "GET" ? null : await text(request);
    const answer = await fetch(target + url, { method, headers: sent, body });
    const content = (await answer.text()).replace(/"expires_in":\d+/, '"expires_in":1');
    if (url === "/api/auth/token" && lost === 0) {
      lost += 1;
      response.destroy();
    } else response.writeHead(answer.status, { "content-type": "application/json" }).end(content);
  });
  const port = await chooseFreePort();
  await once(server.listen(port, "127.0.0.1"), "listening");
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  return { origin: `http://127.0.0.1:${port}`, lost: () => lost, stop };
}

test("the example client survives a lost answer to a refresh, and signs out when it is stopped", async ({
  context,
  instance,
}) => {
  const ann = await signUp(context);
  const line = await startLossyLine(instance.origin);
  const env = environmentWith({ AURORA_EMAIL: ann.email, AURORA_PASSWORD: ann.password });
  const client = spawn(process.execPath, ["--import", "tsx", "examples/api-client.ts", line.origin], { env });
  const lines: string[] = [];
  createInterface({ input: client.stdout }).on("line", (each) => lines.push(each));
  await expect.poll(() => lines.filter((each) => each.includes(ann.email)).length).toBeGreaterThan(1);
  expect(line.lost()).toBe(1);
  const ended = once(client, "exit");
  client.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
  const page = await openDevices(context);
  await expect(page.getByRole("region", { name: "Connected apps" }).getByRole("listitem")).toHaveCount(0);
  await line.stop();
});

test("the API's reference shows every operation, and asks no other origin for anything", async ({ page, instance }) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== instance.origin) foreign.push(url.href);
  });
  await page.goto("/docs/api");
  const operations = page.locator(".opblock");
  await expect(operations.filter({ hasText: "/api/auth/token" })).toBeVisible();
  const { paths } = openApiSchema.parse(await (await page.request.get("/api/openapi.json")).json());
  await expect(operations).toHaveCount(Object.values(paths).flatMap((path) => Object.keys(path)).length);
  expect(foreign).toEqual([]);
});

test("a reference that can't be loaded says so", async ({ page }) => {
  await page.route("**/api/openapi.json", (route) => route.fulfill({ status: 503 }));
  await page.goto("/docs/api");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("could not be loaded");
  await expect(page.getByRole("status", { name: "Loading the reference" })).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, sharesContext: false });

  test("the reference says that it needs them, and loads nothing for ever", async ({ page }) => {
    await page.goto("/docs/api");
    await expect(page.getByText("needs JavaScript to show the reference")).toBeVisible();
    await expect(page.getByRole("status", { name: "Loading the reference" })).toHaveCount(0);
  });
});
