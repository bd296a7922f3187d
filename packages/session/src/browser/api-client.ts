import { problemShape, type Shape } from "./answer-shapes.ts";
import { browserWords } from "./browser-words.ts";
import { noteUnreachable } from "./connection.ts";
import { noteServerTime } from "./server-clock.ts";
import type { ArrivalReason } from "../shared/arrival-reason.ts";

const TIMEOUT_MS = 15_000;

/** The error of a request without a usable answer. `code` is the problem's, or `unreachable`, or `unreadable`. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: string;
  readonly status: number;
  /** The values that were refused, each with the reason. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];

  constructor(code: string, status: number, message: string, issues: ApiError["issues"] = []) {
    super(message);
    this.code = code;
    this.status = status;
    this.issues = issues;
  }
}

/** The parts of its tab that the client needs. */
export type ApiContext = {
  /** The user that the page was rendered for: sent as `X-User-ID`, so that a tab never reads as somebody else. */
  readonly userId: string;
  /** Called when the session turned out to be over, or somebody else's. */
  readonly onSignedOut: (reason: ArrivalReason) => void;
};

type ApiRequest = {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

/** The shape of an answer, or the way to load it when it is needed, so that a page's first load has no part of it. */
export type AnswerShape<Data> = Shape<Data> | (() => Promise<Shape<Data>>);

/**
 * Asks our API: sends `X-User-ID`, parses the answer by a schema of zod or another shape, throws {@link ApiError} for anything
 * else. A shape that can't be loaded is no answer either, and then nothing is sent.
 */
export type ApiClient = <Data>(path: string, shape: AnswerShape<Data>, request?: ApiRequest) => Promise<Data>;

/**
 * Makes the API client of a tab. It repeats a request with a replaced token once. The tab leaves when its session is over.
 * A 503 changes nothing on the page.
 */
export function createApiClient(context: ApiContext): ApiClient {
  return async (path, given, request = {}) => {
    const shape = await loadShape(given);
    const first = await send(path, context.userId, request);
    const response = (await isRotated(first)) ? await send(path, context.userId, request) : first;
    if (!response.ok) throw await toError(response, context);
    const parsed = shape.safeParse(response.status === 204 ? undefined : await response.json().catch(() => null));
    if (!parsed.success) throw new ApiError("unreadable", response.status, browserWords().unreadable);
    return parsed.data;
  };
}

async function loadShape<Data>(given: AnswerShape<Data>): Promise<Shape<Data>> {
  if (typeof given !== "function") return given;
  try {
    return await given();
  } catch (error) {
    console.warn("A part of this page can't be loaded.", error);
    noteUnreachable();
    throw new ApiError("unreachable", 0, browserWords().unreachable);
  }
}

/** Opens a stream of our API. Throws the same errors as an {@link ApiClient}, but has no time limit. */
export type StreamOpener = (path: string, signal: AbortSignal) => Promise<Response>;

/** Makes the {@link StreamOpener} of a tab. */
export function createStreamOpener(context: ApiContext): StreamOpener {
  return async (path, signal) => {
    const response = await sendUntil(signal, path, context.userId, {});
    if (!response.ok) throw await toError(response, context);
    return response;
  };
}

async function send(path: string, userId: string, request: ApiRequest): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = request.signal === undefined ? timeout : eitherSignal(request.signal, timeout);
  return sendUntil(signal, path, userId, request);
}

async function sendUntil(
  limit: AbortSignal,
  path: string,
  userId: string,
  { method = "GET", body, signal }: ApiRequest,
): Promise<Response> {
  const sentAt = Date.now();
  try {
    const response = await fetch(path, {
      method,
      headers: { "X-User-ID": userId, ...(body !== undefined && { "Content-Type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: limit,
      cache: "no-store",
    });
    noteServerTime(response.headers.get("date"), sentAt, Date.now());
    return response;
  } catch (error) {
    if (signal?.aborted === true) throw error;
    // It reached nobody (WHATWG Fetch §5.6). A timeout is something else.
    if (error instanceof TypeError) noteUnreachable();
    throw new ApiError("unreachable", 0, browserWords().unreachable);
  }
}

type Known = NonNullable<ReturnType<typeof problemShape.safeParse>["data"]>;

async function readProblem(response: Response): Promise<Known | null> {
  const parsed = problemShape.safeParse(
    await response
      .clone()
      .json()
      .catch(() => undefined),
  );
  return parsed.success ? parsed.data : null;
}

async function isRotated(response: Response): Promise<boolean> {
  return response.status === 401 && (await readProblem(response))?.code === "token_rotated";
}

async function toError(response: Response, context: ApiContext): Promise<ApiError> {
  const problem = await readProblem(response);
  if (problem === null) return new ApiError("unreadable", response.status, browserWords().unreadable);
  const reason = arrivalReason(problem);
  if (reason !== null) context.onSignedOut(reason);
  return new ApiError(problem.code, problem.status, `${problem.title}. ${problem.detail}`, problem.issues);
}

/** Whether an error has led the tab out, or to signing in again in place. */
export function hasLedOut(error: unknown): boolean {
  return error instanceof ApiError && arrivalReason({ code: error.code }) !== null;
}

function arrivalReason({ code, reason }: Pick<Known, "code"> & Partial<Known>): ArrivalReason | null {
  switch (code) {
    case "session_ended":
      return reason ?? "session_missing";
    case "session_missing":
      return "session_missing";
    case "user_mismatch":
      return "other_user";
    default:
      return null;
  }
}

/**
 * Makes a signal that aborts as soon as one of two does, with its reason: `AbortSignal.any` (DOM §3.2.1), which the oldest
 * browsers that `browserslist` names lack. It came with Chrome 116, Firefox 124 and Safari 17.4.
 */
export function eitherSignal(one: AbortSignal, other: AbortSignal): AbortSignal {
  const either = new AbortController();
  for (const signal of [one, other]) {
    if (signal.aborted) either.abort(signal.reason);
    signal.addEventListener("abort", () => either.abort(signal.reason), { signal: either.signal });
  }
  return either.signal;
}
