import "server-only";
import type { z } from "zod";
import type { ProblemCode } from "@/lib/errors";

/** Who may call an operation that needs a session, and `X-User-ID` with it. */
export type SessionAccess =
  /** A browser's session or an API client's. */
  | "session"
  /** A browser's session only. */
  | "browser"
  /** A browser's session in which a factor was given a short while ago. */
  | "fresh"
  /** An administrator's session in a browser. */
  | "admin"
  /** An administrator's fresh session (ASVS 5.0 7.5). */
  | "fresh admin";

/** Who may call an operation. A service is one that knows `INTROSPECTION_SECRET`. */
export type Access = SessionAccess | "anyone" | "service";

/** What an operation returns when it is done. */
export type Answer = {
  readonly description: string;
  /** Without one there is no body. */
  readonly schema?: z.ZodType;
  /** For a body that is no JSON. */
  readonly mediaType?: string;
  readonly setsCookies?: true;
};

/** An operation of the API as it is declared: its route and the OpenAPI document are both made from this. */
export type Operation = {
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  /** Whether a user may call it who has to choose a new password first. */
  readonly openDuringPasswordChange?: true;
  /** Whether a user may call it whose email has to be confirmed first. */
  readonly openUnverified?: true;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Never refused for its body: one that can't be used counts as `{}`. */
  readonly bodyOptional?: true;
  /** Takes forms too, and refuses in OAuth's words (RFC 6749 §5.2). */
  readonly oauth?: true;
  /** By status. What a handler returns is sent with the lowest, unless it is a `Response`. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Problems beyond those that its access, its query and its body bring along. */
  readonly problems?: readonly ProblemCode[];
};

/** What a handler gets of a request; query and body are parsed. */
export type Call<Query = unknown, Body = unknown> = {
  readonly request: Request;
  /** The dynamic segments of the address. */
  readonly params: Readonly<Record<string, string | string[] | undefined>>;
  readonly query: Query;
  readonly body: Body;
};

/** A response whose JSON body the compiler knows. */
export interface JsonResponse<Body> extends Response {
  json(): Promise<Body>;
}

/** What a handler may return: what the schema of an answer says, alone or in a response; a stream; or nothing. */
export type Returned<One> = One extends { readonly schema: infer Schema extends z.ZodType }
  ? z.input<Schema> | JsonResponse<z.input<Schema>>
  : One extends { readonly mediaType: string }
    ? Response
    : void;

/** An operation as a route file declares it, with its handler, which gets `Caller` too. */
export type Declaration<
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answers extends Operation["answers"],
  Result extends Returned<Answers[keyof Answers]>,
  Caller = unknown,
> = Omit<Operation, "access"> & {
  readonly query?: Query;
  readonly body?: Body;
  readonly answers: Answers;
  handle(call: Call<z.output<Query>, z.output<Body>> & Caller): Promise<Result>;
};
