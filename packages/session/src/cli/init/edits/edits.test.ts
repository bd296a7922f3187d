import { expect, test } from "vitest";
import { schema, stockShape, TestHost, USER } from "../test-host.ts";
import { after } from "./test-after.ts";

const HEAD = `import NextAuth from "next-auth";
import type { NextAuthConfig } from "next-auth";
import GitHub from "next-auth/providers/github";
import { PrismaAdapter } from "@auth/prisma-adapter";
import { prisma } from "@/lib/prisma";
`;
const HEAD_AFTER = `${HEAD}import { aurora } from "@/lib/aurora";\n`;

test.each([
  [
    "an object",
    `${HEAD}\nexport const { handlers } = NextAuth({ adapter: PrismaAdapter(prisma), providers: [GitHub] });\n`,
    `${HEAD_AFTER}\nexport const { handlers } = NextAuth(aurora.authJs({ adapter: PrismaAdapter(prisma), providers: [GitHub] }));\n`,
  ],
  [
    "what aurora decides, between comments",
    `${HEAD}
export const { handlers } = NextAuth({
  // Where people are.
  adapter: PrismaAdapter(prisma),
  session: { strategy: "database", maxAge: 60 * 60 },
  trustHost: true,
  providers: [GitHub], // Just one.
  secret: process.env.AUTH_SECRET
});
`,
    `${HEAD_AFTER}
export const { handlers } = NextAuth(aurora.authJs({
  // Where people are.
  adapter: PrismaAdapter(prisma),
  providers: [GitHub], // Just one.
}));
`,
  ],
  [
    "a variable with its type",
    `${HEAD}
const config: NextAuthConfig = { adapter: PrismaAdapter(prisma), session: { strategy: "jwt" }, providers: [GitHub] };
export const { handlers } = NextAuth(config);
`,
    `${HEAD_AFTER}
const config = { adapter: PrismaAdapter(prisma), providers: [GitHub] } satisfies NextAuthConfig;
export const { handlers } = NextAuth(aurora.authJs(config));
`,
  ],
  [
    "a variable that satisfies it",
    `${HEAD}
const config = { adapter: PrismaAdapter(prisma), providers: [GitHub] } satisfies NextAuthConfig;
export const { handlers } = NextAuth(config);
`,
    `${HEAD_AFTER}
const config = { adapter: PrismaAdapter(prisma), providers: [GitHub] } satisfies NextAuthConfig;
export const { handlers } = NextAuth(aurora.authJs(config));
`,
  ],
  [
    "a spread of another module",
    `${HEAD}import authConfig from "./auth.config";

export const { handlers } = NextAuth({ adapter: PrismaAdapter(prisma), session: { strategy: "jwt" }, ...authConfig });
`,
    `${HEAD}import authConfig from "./auth.config";
import { aurora } from "@/lib/aurora";

export const { handlers } = NextAuth(aurora.authJs({ adapter: PrismaAdapter(prisma), ...authConfig }));
`,
  ],
])("auth.ts: %s", async (_name, before, expected) => {
  expect((await after("auth.ts", { "auth.ts": before }))[0]).toBe(expected);
});

test.each([
  [
    "a function",
    `${HEAD}\nexport const { handlers } = NextAuth(() => ({ adapter: PrismaAdapter(prisma), providers: [] }));\n`,
  ],
  ["no adapter", `import NextAuth from "next-auth";\nexport const { handlers } = NextAuth({ providers: [] });\n`],
  [
    "another module's configuration",
    `import NextAuth from "next-auth";\nimport { config } from "./config";\nexport const { handlers } = NextAuth(config);\n`,
  ],
])("auth.ts is left as it is with %s, and told", async (_name, before) => {
  const [text, said] = await after("auth.ts", { "auth.ts": before });
  expect(text).toBe(before);
  expect(said).toMatch(/By hand, because a merge was not certain:\n {2}auth\.ts: /);
  expect(said).toContain("NextAuth(aurora.authJs({ adapter:");
});

test("what works otherwise than before is told", async () => {
  const [text, said] = await after("lib/aurora.ts", {
    "auth.ts": `${HEAD}import Credentials from "next-auth/providers/credentials";

export const { handlers } = NextAuth({
  adapter: PrismaAdapter(prisma),
  session: { maxAge: 7 * 24 * 60 * 60 },
  pages: { signIn: "/sign-in" },
  providers: [GitHub, Credentials({})],
  callbacks: { jwt: ({ token }) => token, session({ session }) { return session; } },
});
`,
    "app/sign-in/page.tsx": "export default function SignIn() {\n  return null;\n}\n",
  });
  expect(text).toContain('const pages = { signIn: "/sign-in" };');
  expect(text).toContain("lifetimeSeconds: 7 * 24 * 60 * 60, pages });");
  expect(said).toContain("taken out, because aurora-session decides it: session");
  for (const words of [
    "the callback jwt is not called",
    "the callback session counts",
    "the Credentials provider signs nobody in",
  ])
    expect(said).toContain(words);
});

const ROUTE = "app/api/auth/[...nextauth]/route.ts";
const CALL = "export const { GET, POST, DELETE, OPTIONS } = aurora.handlers(handlers)";

test.each([
  [
    "handlers",
    'import { handlers } from "@/auth";\n\nexport const { GET, POST } = handlers;\n',
    `import { handlers } from "@/auth";\nimport { aurora } from "@/lib/aurora";\n\n${CALL};\n`,
  ],
  [
    "methods that are passed on",
    "export { GET, POST } from '@/auth'\n",
    `import * as handlers from '@/auth'\nimport { aurora } from '@/lib/aurora'\n\n${CALL}\n`,
  ],
])("the route: %s", async (_name, before, expected) => {
  expect((await after(ROUTE, { [ROUTE]: before }))[0]).toBe(expected);
});

test("a route with code of its own is left as it is, and told", async () => {
  const before =
    'import { handlers } from "@/auth";\nexport const runtime = "edge";\nexport const { GET, POST } = handlers;\n';
  const [text, said] = await after(ROUTE, { [ROUTE]: before });
  expect(text).toBe(before);
  expect(said).toContain(`      ${CALL};`);
});

test("the schema keeps what it has, and gets aurora's models between marks", async () => {
  const before = schema().replace("model Session {", "/// Auth.js's.\nmodel Session {");
  const [text] = await after("prisma/schema.prisma", { "prisma/schema.prisma": before });
  const [own = "", models = ""] = text.split("// aurora-session: begin\n");
  const [session = ""] = /\/\/\/ Auth\.js's\.\nmodel Session \{[^]*?^\}\n\n/m.exec(before) ?? [];
  expect(own.trimEnd()).toBe(
    before
      .replace(session, "")
      .replace("  sessions      Session[]\n", "")
      .replace(
        '  output   = "../generated/prisma"\n',
        '  output   = "../generated/prisma"\n  previewFeatures = ["partialIndexes"]\n',
      )
      .trimEnd(),
  );
  expect(models).toMatch(/^model Session \{$/m);
  expect(models).toMatch(/where: raw\(/);
  expect(models).not.toContain("@db.Uuid\n  isClient");
  expect(models.endsWith("}\n// aurora-session: end\n")).toBe(true);
});

test("a schema's folder gets a file, and features that are there stay", async () => {
  const generator =
    'generator client {\n  provider        = "prisma-client-js"\n  previewFeatures = ["views"]\n}\n\ndatasource db {\n  provider = "postgresql"\n}\n';
  const host = new TestHost(
    stockShape({
      "prisma.config.ts": 'import path from "node:path";\nexport default { schema: path.join("db", "schema") };\n',
      "prisma/schema.prisma": null,
      "db/schema/main.prisma": generator,
      "db/schema/people/auth.prisma": schema(USER, ""),
    }),
  );
  await host.init();
  expect(host.read("db/schema/main.prisma")).toContain('previewFeatures = ["views", "partialIndexes"]');
  expect(host.read("db/schema/people/auth.prisma")).not.toContain("sessionToken");
  expect(host.read("db/schema/aurora-session.prisma")).toMatch(/^model SessionEpoch/m);
});

test("a Prisma below 7.4 gets models without partial indexes", async () => {
  const shape = stockShape();
  const host = new TestHost({ ...shape, devDependencies: { prisma: "~7.3.0" } });
  await host.init();
  expect(host.read("prisma/schema.prisma")).not.toMatch(/where: raw|partialIndexes/);
  expect(host.read("prisma/schema.prisma")).toContain('@@index([expiresAt], map: "Session_live_by_absolute_end")');
});

test("users are named as the database has them", async () => {
  const user = USER.replace("@id @default(cuid())", "@id @default(uuid()) @db.Uuid")
    .replace("email         String    @unique", 'email         String    @unique @map("e_mail")')
    .replace("  image         String?\n", "")
    .replace("\n}\n", '\n  @@map("users")\n}\n');
  const host = new TestHost(
    stockShape({
      "prisma/schema.prisma": schema(user),
      ".env.local": 'DATABASE_URL="postgresql://x/y?schema=app&pgbouncer=true"\n',
    }),
  );
  await host.init();
  const text = host.read("lib/aurora.ts");
  expect(text).toContain('table: "users", idType: "uuid", columns: ["name", "e_mail"]');
  expect(text).toContain("    readonly name: string | null;\n    readonly e_mail: string;\n  }");
  expect(text).toContain("namedStatements: false");
  expect(host.read("prisma/schema.prisma").match(/^\s+userId\s+String\??( @id)?\s+@db\.Uuid$/gm)).toHaveLength(3);
});

test("lines that end as on Windows go on doing so", async () => {
  const host = new TestHost(stockShape());
  host.write({
    "auth.ts": host.read("auth.ts").replaceAll("\n", "\r\n"),
    "prisma/schema.prisma": host.read("prisma/schema.prisma").replaceAll("\n", "\r\n"),
  });
  host.commit();
  const before = host.snapshot();
  await host.init();
  for (const path of ["auth.ts", "prisma/schema.prisma"]) {
    expect(host.read(path)).toContain("aurora");
    expect(host.read(path)).not.toMatch(/(?<!\r)\n/);
  }
  await host.remove();
  expect(host.snapshot()).toEqual(before);
});

test("to sign in, a host keeps its page, and one without keeps Auth.js's own", async () => {
  const [own] = await after("lib/aurora.ts", {});
  expect(own).not.toContain("pages");
  const [without] = await after("lib/aurora.ts", { "app/login/page.tsx": null });
  expect(without).toContain('const pages = { signIn: "/api/auth/signin" };');
  expect(without).toMatch(/, pages \}\);\n$/);
});

test("every root layout gets the looks, and new pages stand below one", async () => {
  const layout =
    "export default function Layout({ children }: { children: React.ReactNode }) {\n  return <html><body>{children}</body></html>;\n}\n";
  const host = new TestHost(
    stockShape({
      "app/layout.tsx": null,
      "app/page.tsx": null,
      "app/(app)/layout.tsx": layout,
      "app/(site)/layout.tsx": layout,
    }),
  );
  const said = await host.init();
  for (const group of ["app", "site"])
    expect(host.read(`app/(${group})/layout.tsx`)).toBe(`import "aurora-session/styles.css";\n\n${layout}`);
  expect(host.read("app/(app)/signed-out/page.tsx")).toContain("Receipt as default");
  expect(said).toContain("Note: The new pages are in app/(app)");
});

test("imports go by the alias that there is, or by the way there", async () => {
  const config = '{\n  // Ours.\n  "extends": "./tsconfig.base.json",\n}\n';
  const base = '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }\n';
  const aliased = new TestHost({ src: true, files: { "tsconfig.json": config, "tsconfig.base.json": base } });
  await aliased.init();
  expect(aliased.read("src/auth.ts")).toContain('from "~/lib/aurora"');
  const plain = new TestHost({ src: true, files: { "tsconfig.json": "{}\n" } });
  await plain.init();
  expect(plain.read("src/app/api/auth/[...aurora]/route.ts")).toContain('from "../../../../auth"');
  expect(plain.read("src/auth.ts")).toContain('from "./lib/aurora"');
});

test("a fresh app gets any provider of Auth.js's, or OpenID, and a page to try", async () => {
  const google = new TestHost();
  const said = await google.init({ provider: "google", protect: ["/notes"] });
  expect(google.read("auth.ts")).toContain('import Google from "next-auth/providers/google";');
  expect(google.read("app/notes/page.tsx")).toContain("aurora.requireSession()");
  expect(said).toContain("AUTH_GOOGLE_ID");
  expect(said).toContain("…/api/auth/callback/google");
  const openId = new TestHost();
  expect(await openId.init({ provider: "oidc" })).toContain("AUTH_OIDC_ISSUER");
  expect(openId.read("auth.ts")).toContain('type: "oidc"');
});

test("an app with Prisma, but without Auth.js, keeps its user and gets what Auth.js keeps", async () => {
  const user = "model User {\n  id    String @id @default(cuid())\n  email String @unique\n  plan  String\n}\n";
  const generator = schema("", undefined).split("model Account")[0] ?? "";
  const host = new TestHost({
    files: { "prisma/schema.prisma": `${generator}${user}` },
    dependencies: { "@prisma/client": "^7.10.0" },
  });
  const said = await host.init();
  const text = host.read("prisma/schema.prisma");
  expect(text).toContain(
    "  plan  String\n  name String?\n  emailVerified DateTime?\n  image String?\n  accounts Account[]\n}",
  );
  expect(text.match(/^model \w+/gm)?.slice(0, 3)).toEqual(["model User", "model Account", "model VerificationToken"]);
  expect(host.read("lib/prisma.ts")).toContain('from "@/generated/prisma/client"');
  expect(host.read("package.json")).toContain('"@prisma/adapter-pg"');
  expect(host.read("lib/aurora.ts")).toContain('columns: ["name", "email"]');
  expect(said).toContain(
    "Auth.js makes a User of name, email and image; give these a default, or make them optional: plan.",
  );
});

test("another beta of Auth.js becomes the one that aurora-session goes with, and that is told", async () => {
  const shape = stockShape();
  const host = new TestHost({ ...shape, dependencies: { ...shape.dependencies, "next-auth": "^5.0.0-beta.25" } });
  const before = host.snapshot();
  expect(await host.init()).toContain('next-auth is 5.0.0-beta.32 now, and was "^5.0.0-beta.25"');
  expect(host.read("package.json")).toContain('"next-auth": "5.0.0-beta.32"');
  await host.remove();
  expect(host.snapshot()).toEqual(before);
});

test("looks are imported by themselves, whatever the layout's first styles are", async () => {
  const [text] = await after("app/layout.tsx", {
    "app/layout.tsx": `import styles from "./layout.module.css"
export default function Layout({ children }) {
  return <html><body className={styles.body}>{children}</body></html>
}
`,
  });
  expect(text.match(/^import .*$/gm)).toEqual([
    'import styles from "./layout.module.css"',
    'import "aurora-session/styles.css"',
  ]);
});
