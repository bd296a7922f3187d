import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Problem } from "../base/problem.ts";
import { parseJsonBody, parseOptionalBody } from "./json-body.ts";

const schema = z.strictObject({ email: z.string(), device: z.object({ name: z.string() }).optional() });

function requestOf(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  const type = { "content-type": "application/json" };
  const stream = body instanceof ReadableStream ? ({ duplex: "half" } as const) : {};
  return new Request("http://localhost/", { method: "POST", headers: { ...type, ...headers }, body, ...stream });
}

async function problemOf(request: Request): Promise<Problem> {
  const outcome: unknown = await parseJsonBody(request, schema).catch((error: unknown) => error);
  if (outcome instanceof Problem) return outcome;
  throw new Error("The body was accepted.");
}

test("a body that fits is parsed", async () => {
  await expect(parseJsonBody(requestOf('{"email":"x"}'), schema)).resolves.toEqual({ email: "x" });
});

test.each(["application/json; charset=utf-8", "Application/JSON", "application/json ;x=y"])(
  "%s is JSON",
  async (type) => {
    const request = requestOf('{"email":"x"}', { "content-type": type });
    await expect(parseJsonBody(request, schema)).resolves.toEqual({ email: "x" });
  },
);

test("where a request says that it has no body, none is waited for, and an optional one counts as {}", async () => {
  const silent = requestOf(new ReadableStream(), { "content-length": "0" });
  await expect(parseOptionalBody(silent, schema.partial())).resolves.toEqual({});
});

describe("a body above 16 KiB is refused", () => {
  test("by its length, before it is read", async () => {
    expect(await problemOf(requestOf("{}", { "content-length": "16385" }))).toMatchObject({ code: "body_too_large" });
  });

  test("by its size, whatever its length says", async () => {
    const large = JSON.stringify({ email: "x".repeat(16 * 1024) });
    expect(await problemOf(requestOf(large, { "content-length": "2" }))).toMatchObject({ code: "body_too_large" });
  });

  test("by its size in bytes, not in characters", async () => {
    expect(await problemOf(requestOf(JSON.stringify({ email: "é".repeat(9000) })))).toMatchObject({
      code: "body_too_large",
    });
  });

  test("while it is still arriving: an endless one is left", async () => {
    let left = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024)),
      cancel: () => {
        left = true;
      },
    });
    expect(await problemOf(requestOf(endless))).toMatchObject({ code: "body_too_large" });
    expect(left).toBe(true);
  });

  test("but not one of exactly 16 KiB", async () => {
    const frame = JSON.stringify({ email: "" }).length;
    const email = "x".repeat(16 * 1024 - frame);
    await expect(parseJsonBody(requestOf(JSON.stringify({ email })), schema)).resolves.toEqual({ email });
  });
});

test.each([
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "application/jsonp",
  "text/json",
  "",
])("the content type %j, which other sites can send without asking, is refused", async (type) => {
  expect(await problemOf(requestOf('{"email":"x"}', { "content-type": type }))).toMatchObject({
    code: "unsupported_media_type",
  });
});

describe("bytes that are no UTF-8 are refused, never read as U+FFFD", () => {
  test.each([
    ["Latin-1", Buffer.from('{"email":"Jos\xE9"}', "latin1")],
    ["half of a character", Buffer.from([...Buffer.from('{"email":"'), 0xc3, ...Buffer.from('"}')])],
    ["half of a surrogate pair", Buffer.from([...Buffer.from('{"email":"'), 0xed, 0xa0, 0x80, ...Buffer.from('"}')])],
    ["UTF-16 with its mark", Buffer.from('\uFEFF{"email":"x"}', "utf16le")],
  ])("%s", async (_what, body) => {
    const issues = [{ path: "", message: "notUtf8" }];
    expect(await problemOf(requestOf(body))).toMatchObject({ code: "invalid_request", extras: { issues } });
  });

  test("but a body of another type is refused for its type", async () => {
    const body = Buffer.from("Jos\xE9", "latin1");
    expect(await problemOf(requestOf(body, { "content-type": "text/plain" }))).toMatchObject({
      code: "unsupported_media_type",
    });
  });

  test("and a byte order mark before the body is dropped", async () => {
    await expect(parseJsonBody(requestOf('\uFEFF{"email":"x"}'), schema)).resolves.toEqual({ email: "x" });
  });
});

describe("a wrong value is named by its path, and never repeated", () => {
  test.each([
    ["no JSON", "{", [""]],
    ["nothing", "", [""]],
    ["a list", "[]", [""]],
    ["null", "null", [""]],
    ["a missing field", "{}", ["email"]],
    ["a nested field", '{"email":"x","device":{"name":{"hunter2":1}}}', ["device.name"]],
    ["a field too many", '{"email":"x","role":"hunter2"}', [""]],
    ["two wrong fields", '{"email":["hunter2"],"device":"hunter2"}', ["email", "device"]],
  ])("%s", async (_what, body, paths) => {
    const { code, extras } = await problemOf(requestOf(body));
    expect(code).toBe("invalid_request");
    expect(extras.issues?.map(({ path }) => path)).toEqual(paths);
    expect(JSON.stringify(extras)).not.toContain("hunter2");
  });

  test("whatever the body is", async () => {
    const body = fc.oneof(fc.string({ unit: "binary" }), fc.json(), fc.uint8Array());
    await fc.assert(
      fc.asyncProperty(body, async (each) => {
        const { code } = await problemOf(requestOf(typeof each === "string" ? each : Buffer.from(each)));
        expect(["invalid_request", "body_too_large"]).toContain(code);
      }),
    );
  });
});
