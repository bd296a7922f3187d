import { once } from "node:events";
import { createServer, request } from "node:http";
import { expect, test } from "vitest";
import { checkRequest, refuse } from "./request-check.ts";

test.each(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s is for Next", (method) => {
  expect(checkRequest({ method, url: "/login?next=%2Fdashboard" })).toBeNull();
});

test.each(["TRACE", "PROPFIND", "QUERY", "get", "", undefined])(
  "%s is 405, with the methods that there are",
  (method) => {
    const refused = checkRequest({ ...(method !== undefined && { method }), url: "/api/me" });
    expect(refused).toMatchObject({
      code: "method_not_allowed",
      extras: { allow: expect.stringContaining("GET, HEAD") },
    });
  },
);

test.each(["/%E0%A4%A", "/api/auth/sessions/%", "/%C0%AF", "/%ff", "/a%zz", "/%ED%A0%80"])(
  "%s, which is not UTF-8, is refused",
  (url) => expect(checkRequest({ method: "DELETE", url })).toMatchObject({ code: "invalid_request" }),
);

test.each(["/%E0%A4%85", "/%00", "/a%2Fb", "/?x=%F0%9F%8C%85", "/login?next=100%&x=%E0%A4%A"])(
  "%s, which is UTF-8, is accepted",
  (url) => {
    expect(checkRequest({ method: "GET", url })).toBeNull();
  },
);

test("an address that is too long is refused before Next works on it", () => {
  const long = "a".repeat(15_600);
  for (const path of ["/", "/api/auth/callback/", "/dashboard/"])
    expect(checkRequest({ method: "GET", url: path + long })).toMatchObject({ code: "not_found" });
  expect(checkRequest({ method: "GET", url: `/login?reason=${long}` })).toMatchObject({ code: "uri_too_long" });
  expect(checkRequest({ method: "GET", url: `/api/auth/callback/github?code=${"c".repeat(8_000)}` })).toBeNull();
});

test("the refusal is a problem document", async () => {
  const server = createServer((asked, response) => {
    const problem = checkRequest(asked);
    if (problem !== null) refuse(response, problem, "0198c0de-0000-7000-8000-000000000000");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  const asked = request({ port: address.port, host: "127.0.0.1", method: "TRACE", path: "/" }).end();
  const [answer] = await once(asked, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  server.close();
  expect([answer.statusCode, answer.headers["content-type"], answer.headers.allow]).toEqual([
    405,
    "application/problem+json",
    "GET, HEAD, POST",
  ]);
  expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({
    status: 405,
    code: "method_not_allowed",
    instance: "urn:uuid:0198c0de-0000-7000-8000-000000000000",
  });
});
