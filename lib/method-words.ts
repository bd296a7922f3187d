const METHODS: ReadonlyMap<string, string> = new Map([
  ["password", "Password"],
  ["github", "GitHub"],
  ["google", "Google"],
  ["oidc", "Single sign-on"],
  ["connected", "Connected from a browser"],
]);

/** How a session was signed in, in words; a provider that we have no word for is called by its id. */
export function methodWords(method: string): string {
  return METHODS.get(method) ?? method;
}
