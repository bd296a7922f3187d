import { NextResponse } from "next/server";

export const dynamic = "force-dynamic";

/** The framework's floor: a route that does nothing. */
export function GET(): Response {
  return NextResponse.json({ nothing: true });
}
