import { PrismaAdapter } from "@auth/prisma-adapter";
import NextAuth from "next-auth";
import type { Provider } from "next-auth/providers";
import { aurora } from "@/lib/aurora";
import { prisma } from "@/lib/prisma";

const provider: Provider = {
  id: "oidc",
  name: "Example",
  type: "oidc",
  issuer: process.env.AUTH_OIDC_ISSUER,
  clientId: process.env.AUTH_OIDC_ID,
  clientSecret: process.env.AUTH_OIDC_SECRET,
  // Name and e-mail come from UserInfo.
  idToken: false,
};

const adapter = PrismaAdapter(prisma);
export const { handlers, signIn } = NextAuth(aurora.authJs({ adapter, providers: [provider] }));
