import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { beforeAll, expect, test } from "vitest";
import { outsideOfRequests, withLaunchedRequest } from "@/lib/process/launched-request";
import { createLogger } from "@/lib/process/log";
import { Problem } from "aurora-session/core";
import { problemResponse } from "aurora-session/http";
import { stubEnvironment } from "@/testing/helpers/test-environment";

const ID = "0198c0de-1234-7abc-8000-0123456789ab";

beforeAll(() => stubEnvironment());

function inRequest<Result>(run: () => Result): Result {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  return withLaunchedRequest({ response, id: ID, address: null, isFromHere: false }, run);
}

test("each line that a request writes has its id, however late, and none that is written outside of it", async () => {
  const lines: string[] = [];
  const logger = createLogger("info", { write: (line) => lines.push(line) });
  await inRequest(async () => {
    logger.info("at once");
    await new Promise((resolve) => setTimeout(resolve, 1));
    logger.warn({ code: "x" }, "later");
    outsideOfRequests(() => logger.info("for others"));
  });
  logger.info("after it");
  const ids = lines.map((line) => JSON.parse(line).requestId);
  expect(ids).toEqual([ID, ID, undefined, undefined]);
});

test("a problem names the request that it answers; where no launcher runs, it names none", async () => {
  const instanceOf = async () => (await problemResponse(new Problem("not_found"), "en").json()).instance;
  expect(await inRequest(instanceOf)).toBe(`urn:uuid:${ID}`);
  expect(await instanceOf()).toBeUndefined();
});
