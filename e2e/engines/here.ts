import type { Device, Engine } from "@/e2e/engines/engine";
import type { Ground } from "@/e2e/engines/ground";
import { Tab } from "@/e2e/engines/tab";

/** A browser of a person, with a profile of its own. */
export class PersonsDevice {
  readonly #device: Device;
  readonly #ground: Ground;

  constructor(device: Device, ground: Ground) {
    this.#device = device;
    this.#ground = ground;
  }

  async newTab(): Promise<Tab> {
    return new Tab(await this.#device.openPage(), this.#ground);
  }

  /** Opens the dashboard in a tab of its own. */
  async dashboard(): Promise<Tab> {
    const tab = await this.newTab();
    await tab.open("/dashboard");
    await tab.see(["heading", "Dashboard"]);
    return tab;
  }

  async cookie(name: string): Promise<string | undefined> {
    return (await this.#device.cookies()).find((each) => each.name === name)?.value;
  }
}

/** What a walk has: the app, and as many devices with the engine as it asks for. */
export class Here {
  readonly engine: Engine;
  readonly ground: Ground;
  /** What was seen of the engine. */
  readonly notes: string[] = [];
  readonly #devices: Device[] = [];
  #step = "it begins";

  constructor(engine: Engine, ground: Ground) {
    this.engine = engine;
    this.ground = ground;
  }

  /** The version of the engine, once a device has been started. */
  get version(): string {
    return this.#devices[0]?.version ?? "";
  }

  /** Says what follows, in plain words: a failure names it. */
  step(words: string): void {
    this.#step = words;
  }

  /** Keeps what was seen of the engine, for the table. */
  note(words: string): void {
    this.notes.push(words);
  }

  async device(): Promise<PersonsDevice> {
    const device = await this.engine.start();
    this.#devices.push(device);
    return new PersonsDevice(device, this.ground);
  }

  /** Goes a walk to its end, and then stops its browsers. */
  async go(walk: (here: Here) => Promise<void>): Promise<void> {
    try {
      await walk(this);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      throw new Error(`When ${this.#step}: ${words}`, { cause: error });
    } finally {
      await this.ground.line.mend();
      for (const device of this.#devices) await device.stop();
    }
  }
}
