import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { init, type InitOptions, remove } from "./init.ts";

const require = createRequire(import.meta.url);
const CREATE_NEXT_APP = require.resolve("create-next-app/dist/index.js");
const made = new Map<string, string>();

/** Files by their paths; null takes one out that create-next-app writes. */
export type Files = Readonly<Record<string, string | null>>;

/** How a host is made. */
export type HostShape = {
  readonly src?: boolean;
  readonly files?: Files;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  /** Where its folder is made: a temporary one, unless packages of the repository are to be found from it. */
  readonly within?: string;
};

function git(folder: string, ...args: readonly string[]): string {
  const who = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "core.autocrlf=false"];
  return execFileSync("git", [...who, ...args], { cwd: folder, encoding: "utf8" });
}

/** Returns what create-next-app writes, made once for each shape. */
function template(src: boolean): string {
  const name = src ? "src-app" : "app";
  const known = made.get(name);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), "aurora-template-"));
  const flags = ["--ts", "--app", "--tailwind", "--eslint", "--empty", "--skip-install", "--disable-git", "--use-npm"];
  const place = [src ? "--src-dir" : "--no-src-dir", "--import-alias", "@/*", "--no-agents-md", "--cache-components"];
  execFileSync(process.execPath, [CREATE_NEXT_APP, name, ...flags, ...place], {
    cwd: folder,
    stdio: "pipe",
    // It keeps preferences, and would ask for others' anew.
    env: { ...process.env, XDG_CONFIG_HOME: folder, HOME: folder, CI: "1" },
  });
  made.set(name, join(folder, name));
  return join(folder, name);
}

/** A Next.js app in a folder of its own, under git. */
export class TestHost {
  readonly folder: string;

  constructor({ src = false, files = {}, dependencies = {}, devDependencies = {}, within = tmpdir() }: HostShape = {}) {
    mkdirSync(within, { recursive: true });
    this.folder = mkdtempSync(join(within, "aurora-host-"));
    cpSync(template(src), this.folder, { recursive: true });
    const manifest: { dependencies: object; devDependencies: object } = JSON.parse(this.read("package.json"));
    const all = {
      ...manifest,
      dependencies: sorted({ ...manifest.dependencies, ...dependencies }),
      devDependencies: sorted({ ...manifest.devDependencies, ...devDependencies }),
    };
    this.write({ "package.json": `${JSON.stringify(all, null, 2)}\n`, ...files });
    git(this.folder, "init", "--quiet");
    this.commit();
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  write(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      const whole = join(this.folder, path);
      if (text === null) rmSync(whole, { recursive: true, force: true });
      else {
        mkdirSync(dirname(whole), { recursive: true });
        writeFileSync(whole, text);
      }
    }
  }

  commit(): void {
    git(this.folder, "add", "--all", "--force");
    git(this.folder, "commit", "--quiet", "--allow-empty", "--message", "As it was");
  }

  /** Returns what git says has changed since the last commit, ignored files too. */
  status(): string {
    return git(this.folder, "status", "--short", "--untracked-files=all", "--ignored=matching");
  }

  git(...args: readonly string[]): string {
    return git(this.folder, ...args);
  }

  /** Returns all files with their contents. */
  snapshot(): Record<string, string> {
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(this.folder.length + 1));
    const own = paths.filter((path) => !/^(\.git|node_modules)\//.test(path)).toSorted();
    return Object.fromEntries(own.map((path) => [path, readFileSync(join(this.folder, path), "latin1")]));
  }

  /** Runs `aurora-session init` here, without an install unless it is asked for, and returns what it says. */
  async init(options: Partial<InitOptions> = {}): Promise<string> {
    const said: string[] = [];
    await init({ dryRun: false, install: false, provider: null, protect: [], ...options }, this.#surroundings(said));
    return said.join("");
  }

  /** Runs `aurora-session init --remove` here, as {@link init}. */
  async remove(options: Partial<Pick<InitOptions, "dryRun" | "install">> = {}): Promise<string> {
    const said: string[] = [];
    await remove({ dryRun: false, install: false, ...options }, this.#surroundings(said));
    return said.join("");
  }

  #surroundings(said: string[]) {
    return { folder: this.folder, userAgent: undefined, say: (text: string) => said.push(text) };
  }
}

function sorted(entries: object): object {
  return Object.fromEntries(Object.entries(entries).toSorted(([one], [other]) => one.localeCompare(other)));
}

const GENERATOR = `generator client {
  provider = "prisma-client"
  output   = "../generated/prisma"
}

datasource db {
  provider = "postgresql"
}
`;

/** The user of Auth.js's documented schema. */
export const USER = `model User {
  id            String    @id @default(cuid())
  name          String?
  email         String    @unique
  emailVerified DateTime?
  image         String?
  accounts      Account[]
  sessions      Session[]

  createdAt DateTime @default(now())
  updatedAt DateTime @updatedAt
}
`;

/** The other models of Auth.js's documented schema. */
export const AUTH_MODELS = `model Account {
  userId            String
  type              String
  provider          String
  providerAccountId String
  refresh_token     String?
  access_token      String?
  expires_at        Int?
  token_type        String?
  scope             String?
  id_token          String?
  session_state     String?

  user User @relation(fields: [userId], references: [id], onDelete: Cascade)

  @@id([provider, providerAccountId])
}

model Session {
  sessionToken String   @unique
  userId       String
  expires      DateTime
  user         User     @relation(fields: [userId], references: [id], onDelete: Cascade)
}

model VerificationToken {
  identifier String
  token      String
  expires    DateTime

  @@id([identifier, token])
}
`;

/** Returns a schema with Auth.js's models around a user's. */
export function schema(user: string = USER, generator: string = GENERATOR): string {
  return `${generator}\n${user}\n${AUTH_MODELS}`;
}

/** The files that an app has of Prisma 7. */
export const PRISMA_FILES: Files = {
  "prisma/schema.prisma": schema(),
  "prisma.config.ts": `import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "" },
});
`,
  "lib/prisma.ts": `import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";

const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL });

export const prisma = new PrismaClient({ adapter });
`,
};

// Not as it stands: this file is no Server Action.
const ON_SERVER = '"use server"';

/** The files that authjs.dev has an app write for Auth.js 5 with Prisma. They have no semicolons there. */
export const AUTH_FILES: Files = {
  "auth.ts": `import NextAuth from "next-auth"
import GitHub from "next-auth/providers/github"
import { PrismaAdapter } from "@auth/prisma-adapter"
import { prisma } from "@/lib/prisma"

export const { handlers, auth, signIn, signOut } = NextAuth({
  adapter: PrismaAdapter(prisma),
  providers: [GitHub],
})
`,
  "app/api/auth/[...nextauth]/route.ts": `import { handlers } from "@/auth" // Referring to the auth.ts we just created
export const { GET, POST } = handlers
`,
  "proxy.ts": `export { auth as proxy } from "@/auth"
`,
  "app/dashboard/page.tsx": `import { redirect } from "next/navigation"
import { auth, signOut } from "@/auth"

export default async function Dashboard() {
  const session = await auth()
  if (!session?.user) redirect("/login")
  return (
    <form
      action={async () => {
        ${ON_SERVER}
        await signOut()
      }}
    >
      {session.user.name} <button type="submit">Sign out</button>
    </form>
  )
}
`,
  "app/login/page.tsx": `import { signIn } from "@/auth"

export default function SignIn() {
  return (
    <form
      action={async () => {
        ${ON_SERVER}
        await signIn("github")
      }}
    >
      <button type="submit">Signin with GitHub</button>
    </form>
  )
}
`,
};

const PRISMA = { "@prisma/adapter-pg": "^7.10.0", "@prisma/client": "^7.10.0" };

/** An app with Auth.js 5 and Prisma 7, as their documentation has it; with other files, if given. */
export function stockShape(files: Files = {}): HostShape {
  return {
    files: { ...PRISMA_FILES, ...AUTH_FILES, ...files },
    dependencies: { ...PRISMA, "@auth/prisma-adapter": "^2.11.3", "next-auth": "5.0.0-beta.32" },
    devDependencies: { prisma: "^7.10.0" },
  };
}
