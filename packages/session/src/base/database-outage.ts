import { z } from "zod";

// PostgreSQL, appendix A, by class: connection exception, invalid authorization, unknown database, insufficient resources,
// operator intervention, system error, internal error (poolers use it too); and Prisma's errors of connections.
const OUTAGE_CLASSES = new Set(["08", "28", "3D", "53", "57", "58", "XX", "P1"]);

const OUTAGE_CODES = new Set([
  // Another transaction was in the way, and this one may be tried again: serialization failure, completion unknown,
  // deadlock, lock not available.
  ..."40001 40003 40P01 55P03".split(" "),
  // A replica, or a primary that was demoted; a transaction that idled or lasted too long.
  ..."25006 25P03 25P04".split(" "),
  // Prisma's: no connection from the pool, transaction not begun or over in time, write conflict, too many connections.
  ..."P2024 P2028 P2034 P2037".split(" "),
]);

// Node.js's codes for errors of the system, of DNS and of certificates.
const SYSTEM_ERROR = /^(E[A-Z]+|EAI_[A-Z]+|ERR_(TLS|SSL)_\w+|CERT_\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+)$/;

// Prisma's driver adapters give these names to errors without a code.
const DRIVER_ERRORS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TlsConnectionError"]);

// pg's and pg-pool's errors have no code where no server answered.
const DRIVER_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered a connection error|was closed)|Cannot use a pool after|Received unexpected \w+ message|The server does not support SSL|There was an error establishing an SSL|SASL: )/;

const text = z.string().catch("");

const errorSchema = z.object({
  message: text,
  /** SQLSTATE, Prisma's code or Node's. */
  code: text,
  originalCode: text,
  errorCode: text,
  severity: text,
  kind: text,
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).catch([]),
  meta: z.object({ driverAdapterError: z.unknown() }).partial().catch({}),
});

const DEEPEST = 5;

/**
 * Whether an error says that the database can't be asked now: not reached, refused, stopped, overloaded, locked, read-only or
 * too slow. Everything else that its driver throws is a mistake of ours: an answer to a statement that can't be right
 * (classes 22, 23, 42 …), or no error of the driver at all. By shape, not by class, because each bundle has its own.
 */
export function isOutage(error: unknown, depth = 0): boolean {
  const { success, data } = errorSchema.safeParse(error);
  if (!success || depth > DEEPEST) return false;
  const { message, code, originalCode, errorCode, severity, kind, cause, errors, meta } = data;
  if ([code, originalCode, errorCode].some(isOutageCode)) return true;
  // The server closes the connection after these, whatever they are about.
  if (severity === "FATAL" || severity === "PANIC") return true;
  if (DRIVER_ERRORS.has(kind) || DRIVER_MESSAGE.test(message)) return true;
  return [cause, meta.driverAdapterError, ...errors].some((inner) => isOutage(inner, depth + 1));
}

function isOutageCode(code: string): boolean {
  const isClassed = code.length === 5 && OUTAGE_CLASSES.has(code.slice(0, 2));
  return isClassed || OUTAGE_CODES.has(code) || SYSTEM_ERROR.test(code);
}
