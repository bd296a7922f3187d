import { Session } from "node:inspector/promises";

export const dynamic = "force-dynamic";

const MICROSECONDS = 100;
const session = new Session();

/** Begins to profile this process. */
export async function POST(): Promise<Response> {
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: MICROSECONDS });
  await session.post("Profiler.start");
  return new Response(null, { status: 204 });
}

/** Ends that, and returns the profile as the inspector makes it. */
export async function DELETE(): Promise<Response> {
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  return Response.json(profile);
}
