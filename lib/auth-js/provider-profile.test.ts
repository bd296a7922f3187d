import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readGitHubClaims } from "@/lib/auth-js/github-claims";
import { readProfile, type Claims } from "@/lib/auth-js/provider-profile";
import { env } from "@/lib/env";
import { stubEnvironment } from "@/testing/helpers/test-environment";

const ANN = { email: "ann@example.com", email_verified: true, name: "Ann" };

beforeEach(() => stubEnvironment());

function read(claims: Claims, provider = "oidc") {
  return readProfile(provider, { ...ANN, ...claims });
}

describe("a provider's claims are parsed as a sign-up is", () => {
  test.each([
    [{}, { email: "ann@example.com", name: "Ann", image: null }],
    [{ email: " Ann@Example.COM " }, { email: "ann@example.com", name: "Ann", image: null }],
    [
      { name: undefined, nickname: "annie" },
      { email: "ann@example.com", name: "annie", image: null },
    ],
    [{ name: "  " }, { email: "ann@example.com", name: null, image: null }],
    [
      { picture: "https://a.example/x.png" },
      { email: "ann@example.com", name: "Ann", image: "https://a.example/x.png" },
    ],
  ])("%j is a profile", (claims, profile) => {
    expect(read(claims)).toEqual(profile);
  });

  test.each([
    "javascript:alert(1)",
    "http://a.example/x.png",
    `https://a.example/${"x".repeat(2048)}`,
    7,
    {},
    "\u0000",
  ])("the picture %j is left out", (picture) => {
    expect(read({ picture })).toMatchObject({ image: null });
  });

  test.each([undefined, null, "", "  "])("the address %j is none", (email) => {
    expect(read({ email })).toBe("email_missing");
  });

  test.each([
    "no-at-sign",
    "x@a.example, victim@b.example",
    '"a@evil.example x"@internal.example',
    "a@b.example\r\nBcc: c@d.example",
    `${"x".repeat(300)}@example.com`,
    "ann\u0000@example.com",
    ["ann@example.com"],
    7,
  ])("the address %j can't be used", (email) => {
    expect(read({ email })).toBe("email_unusable");
  });

  test.each(["x".repeat(101), "x".repeat(200_000), "Ann\u0000", "\ud800", {}, ["Ann"], 7])(
    "the name %j can't be used",
    (name) => {
      expect(read({ name })).toBe("profile_unusable");
    },
  );
});

describe("only a provider that has verified the mailbox makes an account", () => {
  const SAID = [undefined, null, "true", false, "false", 1, "yes", {}];

  test.each(SAID)("%j is no verification", (verified) => {
    expect(read({ email_verified: verified })).toBe("email_unverified");
  });

  describe("AUTH_OIDC_TRUST_EMAIL", () => {
    const trust = (isTrusted: boolean) => {
      env().AUTH_OIDC_TRUST_EMAIL = isTrusted;
    };
    beforeEach(() => trust(true));
    afterEach(() => trust(false));

    test.each(SAID)("answers for %j only if that does not deny it", (verified) => {
      const isTrusted = [undefined, null, "true"].some((said) => said === verified);
      expect(typeof read({ email_verified: verified })).toBe(isTrusted ? "object" : "string");
    });

    test("answers for no other provider", () => {
      expect(read({ email_verified: undefined }, "google")).toBe("email_unverified");
    });
  });
});

describe("of GitHub's addresses the primary one counts", () => {
  type Email = { email: string; primary: boolean; verified: boolean };

  async function readGitHub(emails: Email[] | null) {
    const user = { id: 7, login: "ann", name: null, email: "public@example.com", avatar_url: null };
    const ask = async (url: unknown) => {
      if (url === "https://api.github.com/user") return Response.json(user);
      return emails === null ? new Response(null, { status: 403 }) : Response.json(emails);
    };
    return readProfile("github", await readGitHubClaims("a token of tests", ask));
  }

  const other = { email: "other@example.com", primary: false, verified: true };

  test("if it is verified", async () => {
    const profile = await readGitHub([other, { email: "ann@example.com", primary: true, verified: true }]);
    expect(profile).toEqual({ email: "ann@example.com", name: "ann", image: null });
  });

  test("and no other one stands in for it", async () => {
    expect(await readGitHub([other, { email: "ann@example.com", primary: true, verified: false }])).toBe(
      "email_unverified",
    );
    for (const emails of [[other], [], null]) expect(await readGitHub(emails)).toBe("email_missing");
  });
});
