import type { IncomingMessage } from "node:http";
import { v7 } from "uuid";
import { normaliseAddress, type AddressRules } from "./client-address.ts";

// With hyphens, as RFC 9562 writes it, or without, as nginx writes its `$request_id`.
const UUID = /^([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})$/;

/**
 * Returns the id of a request: the UUID that a trusted proxy writes in `X-Request-ID`, with hyphens, or a new one. Anybody
 * else could write the id of another request there, and have it found in the log.
 */
export function requestIdOf(
  { socket, headersDistinct }: Pick<IncomingMessage, "socket" | "headersDistinct">,
  { isTrusted }: Pick<AddressRules, "isTrusted">,
): string {
  const [sent = "", ...others] = headersDistinct["x-request-id"] ?? [];
  const parts = UUID.exec(sent.toLowerCase())?.slice(1);
  if (parts === undefined || others.length > 0) return v7();
  return isTrusted(normaliseAddress(socket.remoteAddress ?? "") ?? "", 0) ? parts.join("-") : v7();
}
