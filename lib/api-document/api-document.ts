import "server-only";
import { z } from "zod";
import { codesByStatus, needsSession, type PlacedOperation } from "@/lib/api-document/operation-codes";
import { publicEventSchema } from "@/lib/activity/activity-schemas";
import { sentMailSchema } from "@/lib/mail/sent-mail-schemas";
import { oauthProblemSchema, problemSchema, publicSessionSchema } from "aurora-session/shared";
import { publicUserSchema } from "@/lib/api-schemas";
import { env } from "@/lib/env";
import { type ProblemCode, cookieName } from "aurora-session/core";
import type { Answer, Operation } from "aurora-session/http";
import { problems } from "@/lib/words/en/problems";
import { CLAIM, NAME } from "@/product/product";

// The headings, and the addresses that stand under each.
const TAGS = Object.entries({
  Sessions: /^\/api\/(me$|auth\/(?!(clients|token|revoke|introspect|ended)$))/,
  Account: /^\/api\/(account|activity)(\/|$)/,
  "API clients": /^\/api\/auth\/(clients|token|revoke|introspect|ended)$/,
  Administration: /^\/api\/admin\//,
  Health: /^\/api\/health\//,
});

const PROBLEM_TYPE = "application/problem+json";

// Schemas that answers share are described once and pointed to.
const SHARED = z.registry<{ id: string }>();
SHARED.add(publicUserSchema, { id: "User" });
SHARED.add(publicSessionSchema, { id: "Session" });
SHARED.add(publicEventSchema, { id: "Event" });
SHARED.add(sentMailSchema, { id: "SentMail" });
SHARED.add(problemSchema, { id: "Problem" });
SHARED.add(oauthProblemSchema, { id: "OAuthProblem" });

type Json = Record<string, unknown>;

/** Returns the API as an OpenAPI 3.1 document, made from the same declarations as its routes. */
export function apiDocument(operations: readonly PlacedOperation[]): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  return {
    openapi: "3.1.1",
    info: {
      title: NAME,
      version: "1",
      description:
        `${CLAIM.en}. ` +
        "JSON in, JSON out; errors are problem documents (RFC 9457) with a `code`, and for " +
        "a session that is over a `reason`. Their titles and details come in English or German, by `Accept-Language`.",
    },
    servers: [{ url: env().AUTH_URL.origin }],
    tags: TAGS.map(([name]) => ({ name })),
    paths,
    components: { schemas: sharedSchemas(), parameters: { UserId: USER_ID }, securitySchemes: securitySchemes() },
  };
}

function describe(operation: PlacedOperation): Json {
  const { path, method, summary, description, query, answers } = operation;
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  const parameters = [
    ...(needsSession(operation) ? [{ $ref: "#/components/parameters/UserId" }] : []),
    ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string", format: "uuid" } })),
    ...(query === undefined ? [] : queryParameters(query)),
  ];
  return {
    operationId: `${method} ${path}`.replaceAll(/[^a-z0-9]+(.)?/gi, (_match, next: string = "") => next.toUpperCase()),
    tags: TAGS.filter(([, addresses]) => addresses.test(path)).map(([name]) => name),
    summary,
    ...(description !== undefined && { description }),
    security: security(operation),
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(operation),
    responses: { ...successes(answers), ...refusals(operation) },
  };
}

function requestBody({ body, bodyOptional, oauth }: Operation): Json {
  if (body === undefined) return {};
  const content = { schema: toJsonSchema(body, "input") };
  const form = oauth === true && { "application/x-www-form-urlencoded": content };
  return { requestBody: { required: bodyOptional !== true, content: { "application/json": content, ...form } } };
}

function queryParameters(query: z.ZodObject): Json[] {
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: "query",
    required: !z.safeParse(schema, undefined).success,
    schema: toJsonSchema(schema, "input"),
  }));
}

function successes(answers: Operation["answers"]): Json {
  return Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, success(answer)]));
}

function success({ description, schema, mediaType, setsCookies }: Answer): Json {
  const headers = {
    "Set-Cookie": { description: "The session's cookies, or their removal.", schema: { type: "string" } },
  };
  const body = schema === undefined ? { type: "string" } : toJsonSchema(schema, "output");
  const type = mediaType ?? (schema === undefined ? null : "application/json");
  return {
    description,
    ...(setsCookies === true && { headers }),
    ...(type !== null && { content: { [type]: { schema: body } } }),
  };
}

function refusals(operation: PlacedOperation): Json {
  const isOAuth = operation.oauth === true;
  const shared = { $ref: `#/components/schemas/${isOAuth ? "OAuthProblem" : "Problem"}` };
  const type = isOAuth ? "application/json" : PROBLEM_TYPE;
  const entries = [...codesByStatus(operation)].map(([status, codes]) => {
    const schema = { allOf: [shared, { properties: { code: { enum: codes } } }] };
    return [status, { description: codes.map(inWords).join("\n"), content: { [type]: { schema } } }];
  });
  return Object.fromEntries(entries);
}

function inWords(code: ProblemCode): string {
  const { title, detail } = problems[code];
  return `- \`${code}\`: ${title}. ${detail}`;
}

const USER_ID = {
  name: "X-User-ID",
  in: "header",
  required: true,
  description: "The id of the user whom the caller takes to be signed in. An expectation, never an identity.",
  schema: { type: "string", format: "uuid" },
} as const;

function security({ access }: Operation): Json[] {
  if (access === "anyone") return [];
  if (access === "service") return [{ introspectionSecret: [] }];
  return [{ sessionCookie: [] }, ...(access === "session" ? [{ accessToken: [] }] : [])];
}

function securitySchemes(): Json {
  return {
    sessionCookie: { type: "apiKey", in: "cookie", name: cookieName("session") },
    accessToken: { type: "http", scheme: "bearer", bearerFormat: "JWT (RFC 9068)" },
    introspectionSecret: { type: "http", scheme: "bearer" },
  };
}

function sharedSchemas(): Json {
  const { schemas } = z.toJSONSchema(SHARED, { uri: sharedUri, io: "output" });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _uri, ...schema }]) => [id, schema]),
  );
}

function sharedUri(id: string): string {
  return `#/components/schemas/${id}`;
}

// Zod's schemas point to "#/$defs/…". In this document they stand among its shared schemas.
function toJsonSchema(schema: z.core.$ZodType, io: "input" | "output"): unknown {
  const { $schema: _dialect, $defs: _shared, ...own } = z.toJSONSchema(schema, { metadata: SHARED, io });
  return JSON.parse(JSON.stringify(own).replaceAll('"#/$defs/', `"${sharedUri("")}`));
}
