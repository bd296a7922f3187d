import "@/lib/aurora";
import { createClient } from "@redis/client";
import { endSessions, startBus, transact } from "aurora-session/core";

// A whole process of the app, which keeps the denylist, and is killed between the commit of an ending and its writing.
const [redisUrl = "", id = "", userId = ""] = process.argv.slice(2);
const redis = createClient({ url: redisUrl });
await redis.connect();
startBus();
// Until it has filled the list once: from then on it writes every ending at once.
while ((await redis.keys("aurora:ended:*")).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
await transact((transaction) => endSessions(transaction, [{ id, userId }], "user"));
process.kill(process.pid, "SIGKILL");
