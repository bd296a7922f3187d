import type { Place, PlaceReader } from "./profile-places.ts";
import type { Category, Profile } from "./profile.ts";

/** A function, or several of one module that call each other, with all that it called. */
export interface Frame {
  readonly name: string;
  /** A {@link Category}. */
  readonly category: string;
  /** Microseconds a request, those of its children included. */
  readonly us: number;
  readonly children: readonly Frame[];
}

/** What a request of one kind costs its server. */
export interface Flame {
  readonly us: Readonly<Record<Category, number>>;
  readonly frames: readonly Frame[];
}

// The process is not busy then, or busy with this very profile.
const LEFT_OUT = new Set(["(idle)", "post node:inspector"]);

type Grown = { readonly place: Place; us: number; readonly children: Map<string, Grown> };

const grown = (place: Place): Grown => ({ place, us: 0, children: new Map() });

function stacksOf({ nodes }: Profile, read: PlaceReader): ReadonlyMap<number, readonly Place[]> {
  const parents = new Map(nodes.flatMap(({ id, children }) => children.map((child) => [child, id] as const)));
  const stacks = new Map<number, readonly Place[]>();
  // A node comes after its parent.
  for (const { id, callFrame } of nodes) {
    const above = stacks.get(parents.get(id) ?? 0) ?? [];
    const place = read(callFrame, above.at(-1));
    stacks.set(id, place === null ? above : [...above, place]);
  }
  return stacks;
}

// Under `pg`, whatever it calls belongs to the statement.
function categoryOf(stack: readonly Place[]): Category {
  return stack.some(({ category }) => category === "pg") ? "pg" : (stack.at(-1)?.category ?? "node");
}

/** Adds up profiles of the same requests, by the functions that ran. `requests` is how many there were in all. */
export function foldProfiles(profiles: readonly Profile[], read: PlaceReader, requests: number): Flame {
  const us = { next: 0, fetch: 0, hooks: 0, node: 0, collector: 0, pg: 0, zod: 0, session: 0, launcher: 0, app: 0 };
  const top = grown({ name: "", module: "", category: "node" });
  for (const profile of profiles) {
    const stacks = stacksOf(profile, read);
    profile.samples.forEach((id, index) => {
      const stack = stacks.get(id) ?? [];
      if (stack.some(({ name }) => LEFT_OUT.has(name))) return;
      const took = (profile.timeDeltas[index] ?? 0) / requests;
      us[categoryOf(stack)] += took;
      grow(top, stack, took);
    });
  }
  return { us, frames: framesOf(top, top.us / 200) };
}

function grow(top: Grown, stack: readonly Place[], took: number): void {
  top.us += took;
  let at = top;
  for (const place of stack) {
    // Functions of one module that call each other are one frame, but for ours.
    if (place.module !== null && place.module === at.place.module) continue;
    const key = place.module ?? place.name;
    const next = at.children.get(key) ?? grown(place);
    at.children.set(key, next);
    next.us += took;
    at = next;
  }
}

// Frames below half a hundredth of all can't be seen.
function framesOf({ children }: Grown, least: number): Frame[] {
  return [...children.values()]
    .filter(({ us }) => us >= least)
    .toSorted((one, other) => other.us - one.us)
    .map((each) => ({
      name: each.place.name,
      category: each.place.category,
      us: Number(each.us.toFixed(1)),
      children: framesOf(each, least),
    }));
}

/** Returns how many microseconds a request keeps the server's JavaScript busy. */
export function busyUs({ us }: Flame): number {
  return Object.values(us).reduce((sum, each) => sum + each, 0);
}
