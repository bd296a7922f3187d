import { expect, test } from "vitest";
import { AUTH_FILES, type Files, stockShape, TestHost } from "../test-host.ts";
import { after } from "./test-after.ts";

const GUARD = 'aurora.proxy({ protect: ["/dashboard"]';
const OWN = `import { NextResponse, type NextRequest } from "next/server";\n`;

test.each([
  [
    "none",
    "proxy.ts",
    null,
    `import { aurora } from "@/lib/aurora";

export const proxy = ${GUARD} });
export const config = { matcher: ["/dashboard/:path*"] };
`,
  ],
  [
    "Auth.js's, with a matcher",
    "middleware.ts",
    `export { auth as middleware } from "@/auth"\n\nexport const config = {\n  matcher: ["/((?!api|_next/static).*)"],\n}\n`,
    `import { aurora } from "@/lib/aurora"

export const middleware = ${GUARD} })

export const config = {
  runtime: "nodejs",
  matcher: ["/((?!api|_next/static).*)", "/dashboard/:path*"],
}
`,
  ],
  [
    "Auth.js's, on Node already",
    "middleware.ts",
    `export { auth as middleware } from "@/auth";\n\nexport const config = { runtime: "nodejs", matcher: ["/dashboard/:path*"] };\n`,
    `import { aurora } from "@/lib/aurora";

export const middleware = ${GUARD} });

export const config = { runtime: "nodejs", matcher: ["/dashboard/:path*"] };
`,
  ],
  [
    "Auth.js's, made in the file",
    "middleware.ts",
    `import NextAuth from "next-auth";
import authConfig from "./auth.config";

const { auth } = NextAuth(authConfig);
export default auth;
`,
    `import { aurora } from "@/lib/aurora";

export const middleware = ${GUARD} });
export const config = { runtime: "nodejs", matcher: ["/dashboard/:path*"] };
`,
  ],
  [
    "Auth.js's, of a call",
    "proxy.ts",
    `import NextAuth from "next-auth";
import { authConfig } from "./auth.config";

export default NextAuth(authConfig).auth;

export const config = { matcher: "/dashboard/:path*" };
`,
    `import { aurora } from "@/lib/aurora";

export const proxy = ${GUARD} });

export const config = { matcher: "/dashboard/:path*" };
`,
  ],
  [
    "an own function",
    "proxy.ts",
    `${OWN}
// Ours.
export function proxy(request: NextRequest) {
  return NextResponse.next({ headers: request.headers });
}

export const config = { matcher: "/shop/:path*" };
`,
    `${OWN}import { aurora } from "@/lib/aurora";

// Ours.
function proxy(request: NextRequest) {
  return NextResponse.next({ headers: request.headers });
}

export const config = { matcher: ["/shop/:path*", "/dashboard/:path*"] };

export default ${GUARD}, pass: proxy });
`,
  ],
  [
    "an own arrow function",
    "middleware.ts",
    `${OWN}\nexport const middleware = async (request: NextRequest) => NextResponse.next({ request });\n`,
    `${OWN}import { aurora } from "@/lib/aurora";

const middleware = async (request: NextRequest) => NextResponse.next({ request });
export const config = { runtime: "nodejs" };

export default ${GUARD}, pass: middleware });
`,
  ],
  [
    "an own default function",
    "proxy.ts",
    `${OWN}\nexport default async function guard(request: NextRequest) {\n  return NextResponse.next({ request });\n}\n`,
    `${OWN}import { aurora } from "@/lib/aurora";

async function guard(request: NextRequest) {
  return NextResponse.next({ request });
}

export default ${GUARD}, pass: guard });
`,
  ],
  [
    "what a package makes",
    "proxy.ts",
    `import createMiddleware from "next-intl/middleware";

export default createMiddleware({ locales: ["en"] });

export const config = {
  matcher: [
    "/",
    "/(de|en)/:path*",
  ],
};
`,
    `import createMiddleware from "next-intl/middleware";
import { aurora } from "@/lib/aurora";

export default ${GUARD}, pass: createMiddleware({ locales: ["en"] }) });

export const config = {
  matcher: [
    "/",
    "/(de|en)/:path*",
    "/dashboard/:path*",
  ],
};
`,
  ],
])("the proxy: %s", async (_name, path, before, expected) => {
  expect((await after(path, { "proxy.ts": null, [path]: before }))[0]).toBe(expected);
});

test.each([
  [
    "Auth.js's with code",
    `import { auth } from "@/auth";\n\nexport default auth((request) => {\n  console.warn(request.auth);\n});\n`,
  ],
  [
    "another runtime",
    `${OWN}\nexport function middleware() {\n  return NextResponse.next();\n}\nexport const config = { runtime: "edge" };\n`,
  ],
  [
    "a matcher that is no text",
    `${OWN}
const ALL = ["/x"];
export function middleware() {
  return NextResponse.next();
}
export const config = { matcher: ALL };
`,
  ],
  ["nothing to call", "export const config = { matcher: [] };\n"],
  [
    "a reader of Auth.js's tokens",
    `import { getToken } from "next-auth/jwt";
${OWN}
export async function middleware(request: NextRequest) {
  return (await getToken({ req: request })) ? NextResponse.next() : NextResponse.redirect("/login");
}
`,
  ],
  [
    "auth() of a split configuration, with code",
    `import NextAuth from "next-auth";
import config from "./auth.config";

export default NextAuth(config).auth((request) => {
  console.warn(request.auth);
});
`,
  ],
  [
    "a function that is exported twice",
    `${OWN}\nexport function middleware() {\n  return NextResponse.next();\n}\n\nexport default middleware;\n`,
  ],
])("a middleware is left as it is with %s, and told", async (_name, before) => {
  const [text, said] = await after("middleware.ts", { "proxy.ts": null, "middleware.ts": before });
  expect(text).toBe(before);
  expect(said).toContain("  middleware.ts: this file has code that init does not change");
  expect(said).toContain('matcher: ["/dashboard/:path*"] in its config, and runtime: "nodejs"');
});

// https://authjs.dev/guides/edge-compatibility: the callback decides, and names what no matcher does.
const BY_CALLBACK: Files = {
  "proxy.ts": null,
  "auth.config.ts": `export default {
  providers: [],
  callbacks: { authorized: ({ auth, request: { nextUrl } }) => !nextUrl.pathname.startsWith("/team") || !!auth },
}
`,
  "middleware.ts": `import NextAuth from "next-auth"
import authConfig from "./auth.config"

export default NextAuth(authConfig).auth
export const config = { matcher: ["/((?!api|_next/static).*)"] }
`,
};

test("a guard by a callback that decides by the path is left to a person, unless they say what to protect", async () => {
  const [text, said] = await after("middleware.ts", BY_CALLBACK);
  expect(text).toBe(BY_CALLBACK["middleware.ts"]);
  expect(said).toContain("  middleware.ts: this file has code that init does not change");
  const host = new TestHost(stockShape(BY_CALLBACK));
  await host.init({ protect: ["/team"] });
  expect(host.read("middleware.ts")).toContain('protect: ["/team"]');
});

test("a page that sends on who is signed in is not taken for a guarded one", async () => {
  const sendsOn = `import { redirect } from "next/navigation"
import { auth } from "@/auth"

export default async function Page() {
  const session = await auth()
  if (session) redirect("/dashboard")
  return <p>Welcome</p>
}
`;
  const [text] = await after("proxy.ts", { "app/page.tsx": sendsOn, "app/register/page.tsx": sendsOn });
  expect(text).toContain('protect: ["/dashboard"]');
});

test.each([
  ["--protect", {}, ["/notes", "/team/"], '["/notes", "/team"]'],
  [
    "a layout that turns away",
    {
      "app/dashboard/page.tsx": null,
      "app/(shop)/orders/layout.tsx": AUTH_FILES["app/dashboard/page.tsx"] ?? "",
      "app/(shop)/orders/[id]/page.tsx": "",
    },
    [],
    '["/orders"]',
  ],
  [
    "the old guard's matcher",
    {
      "app/dashboard/page.tsx": null,
      "proxy.ts": `export { auth as proxy } from "@/auth"\nexport const config = { matcher: ["/team/:path*"] }\n`,
    },
    [],
    '["/team"]',
  ],
])("what is protected comes from %s", async (_name, files, protect, expected) => {
  const host = new TestHost(stockShape(files));
  await host.init({ protect });
  expect(host.read("proxy.ts")).toContain(`protect: ${expected}`);
});
