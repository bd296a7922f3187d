import { runProgram } from "./aurora/run-program.ts";
import { generatePrismaClient } from "./build/prisma-client.ts";

await runProgram(generatePrismaClient);
