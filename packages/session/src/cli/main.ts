#!/usr/bin/env node
import { CommanderError } from "commander";
import { createProgram } from "./program.ts";
import { CommandError } from "./command-error.ts";

// Exit codes: 0 done, 1 failed and nothing changed, 2 the command line was wrong.
try {
  await createProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.exitCode = 1;
    console.error(error instanceof CommandError ? `\n${error.message}` : error);
  }
}
