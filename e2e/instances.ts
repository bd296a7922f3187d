import { startInstance, type Instance } from "@/testing/servers/instance";
import { startTestPostgres } from "@/testing/servers/postgres";
import { sharedInstance } from "@/e2e/shared-instance";

/**
 * The database that tests run on: the PostgreSQL of the instance that all tests of a run share, or one of their own that
 * they may stop, embedded or a PostgreSQL.
 */
export type DatabaseKind = "shared" | "embedded" | "postgres";

type Environment = Readonly<Record<string, string>>;
type Started = { readonly instance: Instance; readonly stop: () => Promise<void> };

async function startEmbedded(environment: Environment): Promise<Started> {
  const instance = await startInstance({ environment });
  return { instance, stop: () => instance.stop() };
}

async function startPostgres(environment: Environment): Promise<Started> {
  const database = await startTestPostgres();
  const instance = await startInstance({ environment, database });
  const stop = async (): Promise<void> => {
    await instance.stop();
    await database.remove();
  };
  return { instance, stop };
}

/** The instances that tests of one worker have beside the shared one. The first test that needs one starts it for all. */
export class Instances {
  readonly #started = new Map<string, Promise<Started>>();

  /** The instance of this name, started by `start` if there is none yet. */
  async get(name: string, start: () => Promise<Started>): Promise<Instance> {
    const running = this.#started.get(name) ?? start();
    this.#started.set(name, running);
    return (await running).instance;
  }

  /** The instance on such a database with these variables. */
  async on(databaseKind: DatabaseKind, environment: Environment): Promise<Instance> {
    if (databaseKind === "shared" && Object.keys(environment).length === 0) return sharedInstance();
    const start = databaseKind === "postgres" ? startPostgres : startEmbedded;
    return this.get(JSON.stringify([databaseKind, environment]), () => start(environment));
  }

  async stop(): Promise<void> {
    for (const running of this.#started.values()) await (await running).stop();
  }
}
