export const dynamic = "force-dynamic";

/** A route that does nothing: the framework's floor. */
export function GET(): Response {
  return Response.json({ nothing: true });
}
