import Ajv2020 from "ajv/dist/2020";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { CALLS, INTROSPECTION_SECRET, type DocumentedCall } from "@/app/api/openapi.json/test-calls";
import { GET } from "@/app/api/openapi.json/route";
import { findRoutes, type FoundRoute } from "@/app/api/test-routes";
import { TestBrowser } from "@/testing/helpers/test-browser";

vi.stubEnv("INTROSPECTION_SECRET", INTROSPECTION_SECRET);

// Not in the document: routes that don't exist, Auth.js's own ones with their own bodies, and the document itself.
const UNDOCUMENTED = new Set([
  "/api/anything",
  "/api/auth/anything",
  "/api/auth/session",
  "/api/auth/signout",
  "/api/metrics",
  "/api/openapi.json",
]);
const A_SESSION = "0198c0de-0000-7000-8000-000000000000";

const responseSchema = z.object({
  content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })).optional(),
});
const operationSchema = z.object({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.object({ in: z.string().optional() })).optional(),
  requestBody: z.object({ required: z.boolean() }).optional(),
  responses: z.record(z.string(), responseSchema),
});
const documentSchema = z.object({
  openapi: z.literal("3.1.1"),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.record(z.string(), z.unknown()),
});

// One for all, because making a validator takes longer than everything that it validates here.
const ajv = new Ajv2020({ strict: false, validateFormats: false });

type Described = z.infer<typeof operationSchema>;

let routes: FoundRoute[] = [];
let components: z.infer<typeof documentSchema>["components"] = {};
const operations = new Map<string, Described>();
beforeAll(async () => {
  routes = await findRoutes();
  const answer = await new TestBrowser().send(GET, "GET", "/api/openapi.json");
  const document = documentSchema.parse(await answer.json());
  components = document.components;
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) operations.set(`${method} ${path}`, operation);
});

function operationOf(name: string): Described {
  const operation = operations.get(name);
  if (operation === undefined) throw new Error(`${name} is not documented.`);
  return operation;
}

async function send(name: string, { browser, headers, id, query = "", body }: DocumentedCall): Promise<Response> {
  const [method = "", template = ""] = name.split(" ");
  const route = routes.find(
    (each) => each.method === method.toUpperCase() && each.path === template.replace("{id}", "anything"),
  );
  if (route === undefined) throw new Error(`${name} has no route.`);
  const path = template.replace("{id}", id ?? A_SESSION) + query;
  return browser.send(route.handler, route.method, path, {
    ...(headers && { headers }),
    ...(body !== undefined && { body }),
    params: { id: id ?? A_SESSION },
  });
}

/** Expects that the document knows an answer's status, type and body. */
async function expectDocumented(name: string, answer: Response): Promise<void> {
  const described = operationOf(name).responses[String(answer.status)];
  expect([name, answer.status, described]).toEqual([name, answer.status, expect.anything()]);
  const type = answer.headers.get("content-type")?.split(";")[0];
  if (type === "text/event-stream") await answer.body?.cancel();
  const isData = type?.endsWith("json") === true;
  const text = isData ? await answer.text() : "";
  const content = described?.content ?? {};
  // A picture may be of each type that its range has.
  const declared = type?.replace(/^image\/.*/, "image/*");
  expect([name, Object.keys(content)]).toEqual([name, declared === undefined ? [] : [declared]]);
  if (text === "" || type === undefined) return;
  const validate = ajv.compile({
    ...content[type]?.schema,
    components,
  });
  expect([name, validate(JSON.parse(text)), validate.errors]).toEqual([name, true, null]);
}

test("describes every method of every route, and no other", async () => {
  const offered = await Promise.all(
    routes
      .filter(({ path, method }) => method === "OPTIONS" && !UNDOCUMENTED.has(path))
      .map(async ({ path, method, handler }) => {
        const allow = (await new TestBrowser().send(handler, method, path)).headers.get("allow") ?? "";
        const methods = allow.split(", ").filter((each) => each !== "HEAD" && each !== "OPTIONS");
        return methods.map((each) => `${each.toLowerCase()} ${path}`);
      }),
  );
  const described = [...operations.keys()].map((name) => name.replace("{id}", "anything"));
  expect(described.toSorted()).toEqual(offered.flat().toSorted());
  expect(Object.keys(CALLS).toSorted()).toEqual([...operations.keys()].toSorted());
  const ids = [...operations.values()].map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("administrators' operations name no app's token, because only browsers may use them (the list of users once named it)", () => {
  const ofAdministrators = [...operations].filter(([name]) => name.includes(" /api/admin/"));
  expect(ofAdministrators.length).toBeGreaterThan(0);
  for (const [name, { security }] of ofAdministrators)
    expect([name, security]).toEqual([name, [{ sessionCookie: [] }]]);
});

describe("real answers are as the document says", () => {
  const calls = Object.entries(CALLS).flatMap(([name, all]) => all.map((prepare) => [name, prepare] as const));

  test.each(calls)("%s succeeds", async (name, prepare) => {
    const answer = await send(name, await prepare(send));
    expect(answer.ok).toBe(true);
    await expectDocumented(name, answer);
  });

  test.each(Object.keys(CALLS))("%s refuses", async (name) => {
    const { requestBody, security, parameters = [] } = operationOf(name);
    const [prepare] = CALLS[name] ?? [];
    if (prepare === undefined) throw new Error(`Nobody calls ${name}.`);
    const refusals: Response[] = [];
    const isRead = name.startsWith("get");
    const nothing = isRead ? {} : { body: {} };
    if (security.length > 0) refusals.push(await send(name, { browser: new TestBrowser(), ...nothing }));
    if (!isRead) {
      const call = await prepare(send);
      const headers = { ...call.headers, "sec-fetch-site": "cross-site" };
      refusals.push(await send(name, { ...call, headers }));
    }
    if (requestBody?.required === true) {
      const call = await prepare(send);
      refusals.push(await send(name, { ...call, body: { nobody: "asked" } }));
      refusals.push(await send(name, { ...call, headers: { ...call.headers, "content-type": "text/plain" } }));
      refusals.push(await send(name, { ...call, body: `"${"x".repeat(20_000)}"` }));
    }
    if (parameters.some((parameter) => parameter.in === "query"))
      refusals.push(await send(name, { ...(await prepare(send)), query: "?nobody=asked" }));
    for (const refusal of refusals) {
      expect(refusal.ok).toBe(false);
      await expectDocumented(name, refusal);
    }
  });
});
