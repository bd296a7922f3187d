import { expect, test } from "vitest";
import { SchemaEngineFactory } from "./schema-engine-adapter.ts";
import { EVERYTHING, readSchema, SchemaEngineError, withSchemaEngine } from "./schema-engine.ts";

const databaseUrl = process.env["DATABASE_URL"] ?? "";

test("a script that PostgreSQL refuses is told in its words, with its code and the place", async () => {
  const factory = new SchemaEngineFactory(databaseUrl);
  const adapter = await factory.connect();
  const script = "SELECT 'é';\n  CREATE TALBE x (y int);\nSELECT 2;";
  await expect(adapter.executeScript(script)).rejects.toMatchObject({
    cause: { message: 'syntax error at or near "TALBE" (42601, line 2: CREATE TALBE x (y int);)' },
  });
  await factory.close();
});

test("a mistake in the schema is told in the engine's words, not its stack", async () => {
  const { files } = await readSchema();
  const mistaken = files.map(({ path, content }) => ({ path, content: `${content}\nmodel Team { id Int @id }\n` }));
  const compared = withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files: mistaken },
      script: true,
      exitCode: true,
      filters: EVERYTHING,
    }),
  );
  await expect(compared).rejects.toThrow(SchemaEngineError);
  await expect(compared).rejects.toThrow(/This line is invalid[\s\S]*schema\.prisma:\d+\n[\s\S]*model Team/);
  await expect(compared).rejects.not.toThrow(/wasm|schema-engine\//);
});
