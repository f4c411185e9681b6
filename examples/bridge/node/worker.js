// Does Conductor's task `greet` in JavaScript: `npm ci && node worker.js`.
// REDIS_URL says where Redis is.

import { hostname } from "node:os";
import { createClient } from "redis";

const STREAM = "tasks.greet";
const GROUP = "greeter";
const CONSUMER = `${hostname()}-${process.pid}`;
const AT_A_TIME = 10;
const TAKE_OVER_AFTER_MS = 10_000;

const url = process.env.REDIS_URL ?? "redis://127.0.0.1:6379/0";
const redis = await createClient({ url }).on("error", console.error).connect();
const reading = await redis.duplicate().on("error", console.error).connect(); // it blocks
const inHand = new Set();

async function greet(task) {
  return { greeting: `Hello ${task.name}` };
}

// One task: do it, and give its result, acknowledge it and delete it in one go.
async function handle({ id, message }) {
  const request = JSON.parse(message.__data__);
  const result = {
    task_id: request.task_id,
    task_definition_name: request.task_definition_name,
    workflow_instance_id: request.workflow_instance_id,
    worker_id: CONSUMER,
    completed_at: new Date().toISOString(),
  };
  try {
    Object.assign(result, { status: "COMPLETED", output_data: await greet(request.input_data) });
  } catch (error) {
    Object.assign(result, { status: "FAILED", reason_for_incompletion: String(error) });
  }
  await redis
    .multi()
    .xAdd("task_results", "*", { __data__: JSON.stringify(result) })
    .xAck(STREAM, GROUP, id)
    .xDel(STREAM, id)
    .exec();
  inHand.delete(id);
}

// Tell the bridge how much can be taken; keep alive what is in hand, so that nobody takes it.
async function sayHere() {
  const [seconds, microseconds] = await redis.sendCommand(["TIME"]);
  const now = Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
  const value = JSON.stringify({ consumer: CONSUMER, concurrency: AT_A_TIME });
  await redis.zAdd(`${STREAM}.consumers`, { score: now, value });
  if (inHand.size > 0) await redis.xClaimJustId(STREAM, GROUP, CONSUMER, 0, [...inHand]);
}

await redis.xGroupCreate(STREAM, GROUP, "0", { MKSTREAM: true }).catch((error) => {
  if (!error.message.includes("BUSYGROUP")) throw error;
});
await sayHere();
setInterval(() => sayHere().catch(console.error), 1000);

for (;;) {
  const room = AT_A_TIME - inHand.size;
  if (room === 0) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    continue;
  }
  const abandoned = await reading.xAutoClaim(STREAM, GROUP, CONSUMER, TAKE_OVER_AFTER_MS, "0-0", {
    COUNT: room,
  });
  let entries = abandoned.messages.filter(Boolean);
  if (entries.length === 0) {
    const options = { COUNT: room, BLOCK: 1000 };
    const answer = await reading.xReadGroup(GROUP, CONSUMER, { key: STREAM, id: ">" }, options);
    entries = (answer ?? []).flatMap((stream) => stream.messages);
  }
  for (const entry of entries) {
    inHand.add(entry.id);
    handle(entry).catch(console.error);
  }
}
