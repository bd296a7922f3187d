/**
 * The shapes of our API's answers as pages read them: each is loaded when the first answer of its kind is asked for, before
 * anything is sent. zod/mini comes with them, and is in no page's first load. A noun with schemas of its own has its answers there.
 */
export const answers = {
  me: async () => (await import("@/lib/api-schemas")).meSchema,
  signedIn: async () => (await import("@/lib/api-schemas")).signedInSchema,
  signInMethods: async () => (await import("@/lib/api-schemas")).signInMethodsSchema,
  reauthenticated: async () => (await import("@/lib/api-schemas")).reauthenticatedSchema,
  mailed: async () => (await import("@/lib/api-schemas")).mailedSchema,
  tokens: async () => (await import("@/lib/api-schemas")).tokensSchema,
} as const;
