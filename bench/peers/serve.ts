import type { ChildEnvironment } from "../../cli/process/child.ts";
import { launch } from "../../testing/servers/server.ts";
import type { Served } from "./contender.ts";

interface Options {
  readonly args: readonly string[];
  readonly folder: string;
  readonly origin: string;
  readonly env: ChildEnvironment;
}

/** Starts a server by Node and waits until it answers. Throws `OperatorError` with its words if it does not. */
export async function serve({ args, folder, origin, env }: Options): Promise<Served> {
  const answers = (): Promise<boolean> =>
    fetch(origin).then(
      () => true,
      () => false,
    );
  const variables = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env };
  const server = { program: process.execPath, args, folder, env: variables, answers, stopSignal: "SIGTERM" } as const;
  return { origin, ...(await launch(server)) };
}
