import { send, signUpClient } from "@/e2e/api-clients";
import { expect, test } from "@/e2e/fixtures";
import { cookieVectors } from "@/testing/helpers/test-cookies";

// Node's server and client both refuse these in a header.
const REFUSED = /[\v\f]/;

test("routes and pages take the same cookies for ours, and one that another host planted blocks nobody", async ({
  instance: { origin },
}) => {
  const { id, headers } = await signUpClient(origin);
  const [, token = ""] = /aurora\.session=([\w-]+)/.exec(headers["cookie"] ?? "") ?? [];
  const ask = async (path: string, cookie: string) =>
    (await send(origin, "GET", path, { headers: { cookie, "x-user-id": id } })).response.statusCode;
  for (const { what, cookies, is } of cookieVectors("aurora.session", token)) {
    if (REFUSED.test(cookies)) continue;
    const seen = [what, await ask("/api/me", cookies), await ask("/dashboard", cookies)];
    expect(seen).toEqual(is === "ours" ? [what, 200, 200] : [what, 401, 307]);
    if (is === "another")
      expect([what, await ask("/api/me", `${cookies}; aurora.session=${token}`)]).toEqual([what, 200]);
  }
});

test("a form takes the same cookies: the planted one alone signs nobody out", async ({ instance: { origin } }) => {
  const { id, headers } = await signUpClient(origin);
  const cookie = headers["cookie"] ?? "";
  const { text: page } = await send(origin, "GET", "/dashboard", { headers: { cookie } });
  const form = page.split("<form").find((each) => each.includes('name="session"')) ?? "";
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?\/>/g)];
  const parts = fields.map(
    ([, name, value = ""]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const submit = async (sent: string) => {
    const sentAs = { "content-type": "multipart/form-data; boundary=x", cookie: sent };
    const { response } = await send(origin, "POST", "/dashboard", {
      headers: sentAs,
      body: `${parts.join("")}--x--\r\n`,
    });
    expect([response.statusCode, response.headers.location]).toEqual([303, "/signed-out"]);
    return (await send(origin, "GET", "/api/me", { headers: { cookie, "x-user-id": id } })).response.statusCode;
  };
  expect(await submit(`\xA0${cookie.replace(/.*(aurora\.session=[\w-]+).*/, "$1")}`)).toBe(200);
  expect(await submit(`\xA0aurora.session=x; ${cookie}`)).toBe(401);
});
