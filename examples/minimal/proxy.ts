import { NextResponse } from "next/server";
import { auth } from "@/auth";

export const proxy = auth((request) => {
  if (request.auth !== null || request.method !== "GET") return NextResponse.next();
  // Next's router, which would go to the sign-in page in the same document and keep the former pages in it: it takes what is
  // none of its own answers as a reason to load a document.
  if (request.headers.get("sec-fetch-dest") === "empty")
    return new NextResponse("", { headers: { "cache-control": "no-store", "content-type": "text/html" } });
  return NextResponse.redirect(new URL("/login", request.url));
});

export const config = { matcher: ["/dashboard/:path*"] };
