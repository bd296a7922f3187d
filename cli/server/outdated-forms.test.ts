import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { explainOutdatedForms } from "./outdated-forms.ts";

// This server does what Next does: an empty body stands for an action that it does not have, any other body gets a page.
const server = createServer((request, response) => {
  explainOutdatedForms(request, response);
  const isKnown = request.headers["content-length"] !== "0";
  response.statusCode = isKnown ? 200 : 409;
  if (!isKnown) response.setHeader("x-nextjs-action-not-found", "1");
  response.setHeader("content-type", "text/plain");
  response.end("as Next says it");
});

afterEach(() => server.close());

test("a form of an older deployment is answered in the person's words, everything else as it was", async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server listens nowhere.");
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${address.port}/login`, { method: "POST", body, headers });
    return [answer.status, answer.headers.get("content-type"), await answer.text()];
  };
  const html = "text/html; charset=utf-8";
  expect(await post("", { "accept-language": "de-AT" })).toEqual([409, html, expect.stringContaining('lang="de"')]);
  const chosen = { "accept-language": "de-AT", cookie: "other=1; aurora.language=en" };
  expect(await post("", chosen)).toEqual([409, html, expect.stringContaining("<h1>This page was updated</h1>")]);
  expect(await post("x")).toEqual([200, "text/plain", "as Next says it"]);
  // With scripts, our form itself shows the words.
  expect(await post("", { "next-action": "60" })).toEqual([409, "text/plain", "as Next says it"]);
});
