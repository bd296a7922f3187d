import { setTimeout as wait } from "node:timers/promises";
import type { Request } from "@playwright/test";
import { EMBEDDED } from "@/e2e/both-databases";
import { expect, test } from "@/e2e/fixtures";
import { letTimePass, openDashboard, sessionCookie, signUp } from "@/e2e/people";
import { times } from "@/testing/report/rounds";
import { noteFigure } from "@/e2e/figures";

const TABS = times({ short: 3, full: 20 });
const DOWN_MS = times({ short: 5_000, full: 30_000 });

test(
  `while the database is down for ${DOWN_MS / 1000} s, ${TABS} polling tabs stay as they are and recover by themselves`,
  EMBEDDED,
  async ({ context, instance }) => {
    await context.clock.install();
    const ann = await signUp(context);
    const cookie = await sessionCookie(context);
    const pages = [];
    for (let count = 0; count < TABS; count += 1) pages.push(await openDashboard(context));
    await instance.database.stop();
    const downSince = Date.now();
    // The answer to an earlier request may still be on its way.
    const asked = new Set<Request>();
    context.on("request", (request) => asked.add(request));
    const answered: number[] = [];
    const documents: string[] = [];
    context.on("response", (response) => {
      const request = response.request();
      if (request.isNavigationRequest()) documents.push(response.url());
      if (asked.has(request) && response.url().startsWith(`${instance.origin}/api/`)) answered.push(response.status());
    });
    await letTimePass(context);
    for (const page of pages) {
      await page.bringToFront();
      await expect(page.getByText("We can't check your session right now")).toBeVisible();
      await expect(page.getByRole("main").getByText(ann.email)).toBeVisible();
    }
    await wait(Math.max(0, DOWN_MS - (Date.now() - downSince)));
    const refused = answered.length;
    expect(answered.filter((status) => status !== 503)).toEqual([]);
    await instance.database.start();
    await letTimePass(context);
    for (const page of pages) {
      await page.bringToFront();
      await expect(page.getByText("We can't check your session right now")).toBeHidden();
      await expect(page.getByRole("main").getByText(ann.email)).toBeVisible();
      await expect(page).toHaveURL(/\/dashboard$/);
    }
    expect(documents).toEqual([]);
    expect(await sessionCookie(context)).toBe(cookie);
    noteFigure(
      `Database down for ${Math.round((Date.now() - downSince) / 1000)} s with ${TABS} tabs: ${refused} requests answered 503, ` +
        "0 answered 401, 0 tabs signed out, all recovered by themselves",
    );
  },
);
