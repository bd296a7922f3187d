import { endReasonSchema } from "../shared/end-reason.ts";

/** What is known of a measurement or a span. There are few values of each, and none names a person or an address. */
export type Attributes = Readonly<Record<string, string>>;

type Measure = {
  readonly name: string;
  /** A counter only rises, a level rises and falls, and seconds are a distribution. */
  readonly kind: "counter" | "level" | "seconds";
  readonly help: string;
  /** The names of its attributes, each with all its values where they are known before. */
  readonly attributes: Readonly<Record<string, readonly string[] | null>>;
};

const KINDS = ["browser", "app"];

/**
 * All that the session layer measures. What a transaction changes is counted once it is committed, so that the
 * counters of all processes together are what the audit trail has.
 */
export const MEASURES = [
  {
    name: "endings",
    kind: "counter",
    help: "Sessions that were ended, as the audit trail records them, by reason.",
    attributes: { reason: endReasonSchema.options, kind: KINDS },
  },
  {
    name: "sign_ins",
    kind: "counter",
    help: "Sessions that began, by what proved the person.",
    attributes: { kind: KINDS, method: null },
  },
  {
    name: "sign_ins_refused",
    kind: "counter",
    help: "Sign-ins that were refused, by the code of the problem.",
    attributes: { code: null },
  },
  {
    name: "refresh_reuses",
    kind: "counter",
    help: "Refresh tokens that were used twice, each of which ended its session.",
    attributes: {},
  },
  {
    name: "checks",
    kind: "counter",
    help: "Times that a credential's session was read, by what was found.",
    attributes: {
      outcome: ["live", "ended", "mismatched", "rotated", "refused", "ambiguous", "missing", "unavailable", "failed"],
    },
  },
  {
    name: "outages",
    kind: "counter",
    help: "Times that the database could not be asked.",
    attributes: {},
  },
  {
    name: "pending_sign_outs",
    kind: "level",
    help: "Sign-outs that this process has still to commit.",
    attributes: {},
  },
  {
    name: "open_streams",
    kind: "level",
    help: "Event streams that are open.",
    attributes: {},
  },
  {
    name: "commit_to_told",
    kind: "seconds",
    help: "Time from a commit until another process (bus) or an open page (stream) was told of it.",
    attributes: { way: ["bus", "stream"] },
  },
] as const satisfies readonly Measure[];

/** Bounds for distributions of seconds: from a memory's speed to the heartbeat, which finds out without the bus. */
export const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15] as const;

/** The name of something that is measured. */
export type MeasureName = (typeof MEASURES)[number]["name"];

/** Adds attributes to the span that work runs in. */
export type Note = (attributes: Attributes) => void;

/**
 * Where the session layer measures: OpenTelemetry, from `aurora-session/telemetry`, or something of the host's own. No
 * function may wait for anything: they are called while people do.
 */
export type Telemetry = {
  /** Adds to a counter, or to a level, from which it may take something away too. */
  readonly add: (measure: MeasureName, by: number, attributes: Attributes) => void;
  /** Takes the duration of something into account. */
  readonly observe: (measure: MeasureName, seconds: number, attributes: Attributes) => void;
  /** Runs work in a span, once, and returns what it returns. */
  readonly span?: <Answer>(
    name: "check" | "sign_in" | "ending",
    work: (note: Note) => Promise<Answer>,
  ) => Promise<Answer>;
};
