import { Problem } from "@/lib/errors";
import { methods, undocumentedRoute } from "@/lib/http/route";

// Without this route Next would answer an unknown address with its own 404, which is a page.
const nothing = undocumentedRoute(() => Promise.reject(new Problem("not_found")));

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: nothing,
  POST: nothing,
  PUT: nothing,
  PATCH: nothing,
  DELETE: nothing,
});
