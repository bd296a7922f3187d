import { expect, test } from "vitest";
import { countLines } from "./changed-lines.ts";

const DIFF = `diff --git a/auth.ts b/auth.ts
--- /dev/null
+++ b/auth.ts
@@ -0,0 +1,3 @@
+import NextAuth from "next-auth";
+
+export const { handlers } = NextAuth(aurora.authJs({ adapter }));
diff --git a/package.json b/package.json
--- a/package.json
+++ b/package.json
@@ -3 +3,3 @@
-    "next": "16"
+    "aurora-session": "^0.2.0",
+    "next-auth": "5.0.0-beta.32",
+    "next": "16"
diff --git a/prisma/schema.prisma b/prisma/schema.prisma
--- a/prisma/schema.prisma
+++ b/prisma/schema.prisma
@@ -9 +8,0 @@
---a comment of the host's
@@ -12,0 +12,5 @@
+
+// aurora-session: begin
+model Session {
+}
+// aurora-session: end
`;

test("every line that came or went is counted, but for the package's own models", () => {
  expect(countLines(DIFF, null)).toEqual({ layer: { added: 7, removed: 2 }, others: { added: 0, removed: 0 } });
});

test("what Prisma and Auth.js want is counted apart, but for what is there for this package", () => {
  expect(countLines(DIFF, /^auth\.ts: |^package\.json: +"(next-auth|@auth\/)/)).toEqual({
    layer: { added: 4, removed: 2 },
    others: { added: 3, removed: 0 },
  });
});
