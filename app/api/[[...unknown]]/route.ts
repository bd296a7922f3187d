import { Problem } from "aurora-session/core";
import { methods, undocumentedRoute } from "aurora-session/http";

// Without this route Next would answer an unknown address with its own 404, which is a page.
const nothing = undocumentedRoute(() => Promise.reject(new Problem("not_found")));

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: nothing,
  POST: nothing,
  PUT: nothing,
  PATCH: nothing,
  DELETE: nothing,
});
