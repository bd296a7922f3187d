import { defineConfig } from "prisma/config";

// `prisma generate` wants a schema engine, but only to exist: the binary would be a download, and migrations run
// through the WebAssembly build (prisma/migrator.ts).
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
