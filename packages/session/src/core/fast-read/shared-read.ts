import "server-only";

// With more, parsing one statement's answer would block the process for too long.
const MOST_AT_ONCE = 100;

type Waiting<Row> = {
  readonly key: string;
  readonly resolve: (row: Row | undefined) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Lets reads that are asked for in the same turn of the event loop share one statement, at most 100 of them. The rule: a
 * statement is sent after everything that it answers was asked for, and no read joins a statement that was sent. So no
 * answer is older than its question, and what a commit ended before the question is seen. Nothing is kept. A read that is
 * alone waits only for the end of its turn. `read` returns the rows by their keys.
 */
export function shareReads<Row>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
): (key: string) => Promise<Row | undefined> {
  let waiting: Waiting<Row>[] = [];
  const sendAll = () => {
    const asked = waiting;
    waiting = [];
    for (let from = 0; from < asked.length; from += MOST_AT_ONCE) answer(asked.slice(from, from + MOST_AT_ONCE));
  };
  const answer = (asked: readonly Waiting<Row>[]) => {
    read([...new Set(asked.map(({ key }) => key))]).then(
      (rows) => asked.forEach(({ key, resolve }) => resolve(rows.get(key))),
      (error: unknown) => asked.forEach(({ reject }) => reject(error)),
    );
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(sendAll);
      waiting.push({ key, resolve, reject });
    });
}
