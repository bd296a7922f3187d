import "server-only";
import type { z } from "zod";
import type { HostOperation } from "../base/host.ts";
import type { ProblemCode } from "../base/problem.ts";

/** Says who may call an operation that needs a session, and `X-User-ID` with it. */
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

/** Says who may call an operation. A service is a caller that knows the `introspectionSecret`. */
export type Access = SessionAccess | "anyone" | "service";

/** The description of a successful answer. */
export type Answer = {
  readonly description: string;
  /** Left out if the answer has no body. */
  readonly schema?: z.core.$ZodType;
  /** Set for a body that is not JSON. */
  readonly mediaType?: string;
  readonly setsCookies?: true;
};

/** An operation of the API as it is declared: its route and the OpenAPI document are both made from this. */
export type Operation = HostOperation & {
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  /** Whether it is open to users whom the host's `admit` holds back, because their tab or their way out needs it. */
  readonly essential?: true;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Whether no body is a reason to refuse: one that can't be used counts as `{}`. */
  readonly bodyOptional?: true;
  /** Whether it takes forms too, and refuses in OAuth's form (RFC 6749 §5.2). */
  readonly oauth?: true;
  /** By status. A handler's value is sent with the lowest status, unless it is a `Response`. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Problems in addition to those that its access, its query and its body can cause. */
  readonly problems?: readonly ProblemCode[];
};

/** A handler's argument. Query and body are parsed. */
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

/** A handler's possible results: the value of an answer's schema, alone or in a response; a stream; or nothing. */
export type Returned<One> = One extends { readonly schema: infer Schema extends z.core.$ZodType }
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
