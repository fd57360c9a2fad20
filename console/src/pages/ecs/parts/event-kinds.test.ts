// Events of services, as AWS words them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventKind, messageParts } from "./event-kinds.ts";

const id = "0123456789abcdef0123456789abcdef";
const messages = {
  "(service web) has reached a steady state.": "steady",
  [`(service web) has started 1 tasks: (task ${id}).`]: "started",
  [`(service web) has stopped 1 running tasks: (task ${id}).`]: "stopped",
  "(service web) (deployment ecs-svc/1) deployment completed.": "deploymentCompleted",
  "(service web) (deployment ecs-svc/1) deployment failed: tasks failed to start.": "deploymentFailed",
  "(service web) rolling back to deployment ecs-svc/2.": "rollingBack",
  "(service web) failed to launch a task with (error CannotPullContainerError: no).": "failedToLaunch",
  [`(service web) (task ${id}) failed container health checks.`]: "unhealthy",
  [`(service web) (task ${id}) has stopped: Essential container in task exited.`]: "taskEnded",
  "(service web) is unable to consistently start tasks successfully. For more information, see …": "inconsistent",
  "(service web) something new.": "other",
};

for (const [message, kind] of Object.entries(messages))
  test(`${kind}: ${message}`, () => assert.equal(eventKind(message), kind));

test("Tasks in a message are found, and no word is lost", () => {
  const message = `(service web) has started 2 tasks: (task ${id}) (task ${id.replace("0", "f")}).`;
  const parts = messageParts(message);
  assert.equal(parts.map(({ text }) => text).join(""), message);
  assert.deepEqual(
    parts.flatMap(({ task }) => task ?? []),
    [id, id.replace("0", "f")],
  );
});
