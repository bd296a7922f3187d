import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { Problem } from "../base/problem.ts";
import { json, methods, publicRoute, undocumentedRoute, type Handler } from "./route.ts";
import { stubEnvironment } from "@/testing/helpers/test-environment";

beforeAll(() => stubEnvironment());

const context = { params: Promise.resolve({}) };
const answer: Handler = undocumentedRoute(async () => json({ here: true }));

function call(handler: Handler, method: string, headers: Record<string, string> = {}): Promise<Response> {
  return handler(new Request("http://localhost:3000/", { method, headers }), context);
}

describe("a route that offers POST only", () => {
  const route = methods({ POST: answer });

  test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE"] as const)(
    "answers %s with 405 and Allow (RFC 9110 §15.5.6)",
    async (method) => {
      const refused = await call(route[method], method);
      expect(refused.status).toBe(405);
      expect(refused.headers.get("allow")).toBe("POST, OPTIONS");
      expect(refused.headers.get("content-type")).toBe("application/problem+json");
    },
  );

  test("answers POST", async () => {
    expect((await call(route.POST, "POST")).status).toBe(200);
  });

  test("tells by OPTIONS what there is", async () => {
    const told = await call(route.OPTIONS, "OPTIONS");
    expect([told.status, told.headers.get("allow"), await told.text()]).toEqual([204, "POST, OPTIONS", ""]);
    // Our script in the head of every app page relies on it (packages/session/src/browser/cover-script.ts).
    expect(told.headers.get("cache-control")).toBe("no-store");
  });
});

describe("a route that offers GET and DELETE", () => {
  const route = methods({ GET: answer, DELETE: answer });

  test("answers HEAD as GET, without the body", async () => {
    const head = await call(route.HEAD, "HEAD");
    const get = await call(route.GET, "GET");
    expect([head.status, [...head.headers]]).toEqual([get.status, [...get.headers]]);
    expect([await head.text(), await get.json()]).toEqual(["", { here: true }]);
  });

  test("allows what it offers and nothing else", async () => {
    expect((await call(route.POST, "POST")).headers.get("allow")).toBe("GET, HEAD, DELETE, OPTIONS");
  });
});

describe("a state-changing request of another site", () => {
  test.each(["POST", "PUT", "PATCH", "DELETE"])("by %s is refused before the handler runs", async (method) => {
    let ran = false;
    const route = undocumentedRoute(async () => {
      ran = true;
      return json({});
    });
    const refused = await call(route, method, { "sec-fetch-site": "cross-site" });
    expect([refused.status, ran]).toEqual([403, false]);
  });

  test("is refused for a wrong method first, then for its origin", async () => {
    expect((await call(methods({ GET: answer }).POST, "POST", { "sec-fetch-site": "cross-site" })).status).toBe(405);
  });

  test("is none if it only reads: a link from elsewhere opens", async () => {
    expect((await call(answer, "GET", { "sec-fetch-site": "cross-site" })).status).toBe(200);
  });
});

test("an error of a handler becomes a problem document, and an unexpected one does not tell its cause", async () => {
  const refused = await call(
    undocumentedRoute(() => Promise.reject(new Problem("not_found"))),
    "GET",
  );
  expect([refused.status, refused.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  const failed = await call(
    undocumentedRoute(() => Promise.reject(new Error("column hunter2 is missing"))),
    "GET",
  );
  expect(failed.status).toBe(500);
  expect(await failed.text()).not.toContain("hunter2");
});

describe("an operation", () => {
  const created = { 201: { description: "Made.", schema: z.object({ name: z.string() }) } };
  const declared = { summary: "Make one", body: z.object({ name: z.string().default("Ann") }), answers: created };

  function post(handler: Handler, body: string, headers: Record<string, string> = {}): Promise<Response> {
    const sent = { "content-type": "application/json", ...headers };
    return handler(new Request("http://localhost:3000/", { method: "POST", headers: sent, body }), context);
  }

  test("passes the parsed request to its handler, and answers with the status that it declares", async () => {
    const route = publicRoute({ ...declared, handle: async ({ body }) => body });
    const answered = await post(route, "{}");
    expect([answered.status, await answered.json()]).toEqual([201, { name: "Ann" }]);
    expect(answered.headers.get("cache-control")).toBe("no-store");
  });

  test("reads its query too", async () => {
    const answers = { 200: { description: "Found.", schema: z.object({ page: z.number() }) } };
    const query = z.strictObject({ page: z.coerce.number() });
    const route = publicRoute({ summary: "Find", query, answers, handle: async (sent) => sent.query });
    const [found, refused] = await Promise.all(
      ["?page=2", "?side=2"].map((search) => route(new Request(`http://localhost:3000/${search}`), context)),
    );
    expect(await found?.json()).toEqual({ page: 2 });
    expect(refused?.status).toBe(400);
  });

  test("that returns nothing answers without a body", async () => {
    const route = publicRoute({ summary: "Note", answers: { 204: { description: "Noted." } }, handle: async () => {} });
    const answered = await post(route, "");
    expect([answered.status, answered.body, answered.headers.get("cache-control")]).toEqual([204, null, "no-store"]);
  });

  test("is refused to other sites before its body is read, and its handler never sees a body that it can't use", async () => {
    let ran = false;
    const route = publicRoute({
      ...declared,
      handle: async ({ body }) => {
        ran = true;
        return body;
      },
    });
    expect((await post(route, "{", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await post(route, "{")).status).toBe(400);
    expect(ran).toBe(false);
  });

  test.each(["", "{", "[]", "null", '{"name":1}', "x".repeat(17_000)])(
    "with an optional body treats %.20j as none",
    async (body) => {
      const route = publicRoute({ ...declared, bodyOptional: true, handle: async (sent) => sent.body });
      expect(await (await post(route, body, { "content-type": "text/plain" })).json()).toEqual({ name: "Ann" });
    },
  );
});

test("an answer is kept by no cache", () => {
  expect(json({}).headers.get("cache-control")).toBe("no-store");
});
