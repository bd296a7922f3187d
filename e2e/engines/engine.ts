import type { SystemProgram } from "@/testing/servers/system-program";

/** A tab of a browser, as its driver reaches it. A script is an expression; what it gives comes as JSON does. */
export interface Page {
  goto(address: string): Promise<void>;
  evaluate(script: string): Promise<unknown>;
  /** Clicks the element that a script gives, as a person's pointer does. */
  click(script: string): Promise<void>;
  /** Types on the keyboard into the element that a script gives. */
  type(script: string, text: string): Promise<void>;
}

/** The value of a cookie, which only a driver can read where scripts can't. */
export type Cookie = { readonly name: string; readonly value: string };

/** A browser with a profile of its own: what Aurora calls a device. */
export interface Device {
  readonly version: string;
  openPage(): Promise<Page>;
  cookies(): Promise<readonly Cookie[]>;
  stop(): Promise<void>;
}

/** Something that an engine, as it is driven here, can't do. A walk looks whether that is still so. */
export type Lack = {
  /** The store of `e2e/stores` that it does not have. */
  readonly store: string;
  readonly why: string;
  /** What holds instead. */
  readonly instead: string;
};

/** A browser engine that walks run in. */
export interface Engine {
  readonly name: string;
  /** The programs of the system that it needs. */
  readonly programs: readonly SystemProgram[];
  readonly lacks: readonly Lack[];
  start(): Promise<Device>;
}
