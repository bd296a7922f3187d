import { aurora } from "@/lib/aurora";

export const proxy = aurora.proxy({ protect: ["/dashboard"] });
export const config = { matcher: ["/dashboard/:path*"] };
