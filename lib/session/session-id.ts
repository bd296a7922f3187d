import "server-only";
import { v7 } from "uuid";

/** A new session's public id, which is no secret. It begins with the time (RFC 9562 §5.7): rows made together are neighbours in the index. */
export function createSessionId(): string {
  return v7();
}
