import "server-only";
import { v7 } from "uuid";

/** Returns a new session's public id. It begins with the time (RFC 9562 §5.7): new rows are neighbours in the index. */
export function createSessionId(): string {
  return v7();
}
