import type { Draft } from "../draft.ts";
import type { Host } from "../host/host.ts";
import { auroraPath, authPath } from "../paths.ts";

/** The id of a generic OpenID provider, as opposed to one that Auth.js knows by name. */
export const OPENID = "oidc";

/** Returns the variables that a provider of Auth.js reads. */
export function providerVariables(provider: string): string[] {
  const prefix = `AUTH_${provider.toUpperCase().replaceAll("-", "_")}`;
  return [...(provider === OPENID ? [`${prefix}_ISSUER`] : []), `${prefix}_ID`, `${prefix}_SECRET`];
}

/** Returns the name of a provider as it is read by people and by code: "microsoft-entra-id" is "MicrosoftEntraId". */
export function providerName(provider: string): string {
  if (provider === OPENID) return "OpenID";
  if (provider === "github") return "GitHub";
  return provider.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const OPENID_LINES = [
  "const provider: Provider = {",
  `  id: "${OPENID}",`,
  '  name: "OpenID",',
  '  type: "oidc",',
  "  issuer: process.env.AUTH_OIDC_ISSUER,",
  "  clientId: process.env.AUTH_OIDC_ID,",
  "  clientSecret: process.env.AUTH_OIDC_SECRET,",
  "  // Name and e-mail come from UserInfo.",
  "  idToken: false,",
  "};",
  "",
];

function clientImport(host: Host, path: string): string {
  const {
    path: to,
    name,
    isDefault,
  } = host.prisma?.client ?? {
    path: `${host.next.base}lib/prisma.ts`,
    name: "prisma",
    isDefault: false,
  };
  return `import ${isDefault ? name : `{ ${name} }`} from "${host.importPath(path, to)}";`;
}

/** Writes `auth.ts` for a host without Auth.js: one provider, and people in the host's database. */
export function createAuth(draft: Draft, host: Host, provider: string): void {
  const path = authPath(host);
  const name = providerName(provider);
  const isOpenId = provider === OPENID;
  const lines = [
    'import { PrismaAdapter } from "@auth/prisma-adapter";',
    'import NextAuth from "next-auth";',
    isOpenId
      ? 'import type { Provider } from "next-auth/providers";'
      : `import ${name} from "next-auth/providers/${provider}";`,
    `import { aurora } from "${host.importPath(path, auroraPath(host))}";`,
    clientImport(host, path),
    "",
    ...(isOpenId ? OPENID_LINES : []),
    `const adapter = PrismaAdapter(${host.prisma?.client?.name ?? "prisma"});`,
    `export const { handlers, signIn } = NextAuth(aurora.authJs({ adapter, providers: [${isOpenId ? "provider" : name}] }));`,
  ];
  draft.create(path, `${lines.join("\n")}\n`, `the sign-in, by ${name}`);
}
