// Streams of containers, as the awslogs driver names them.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { TaskDefinition } from "@aws-sdk/client-ecs";
import { logSources } from "./log-sources.ts";

const options = { "awslogs-group": "/ecs/web", "awslogs-stream-prefix": "ecs", "awslogs-region": "us-east-1" };
const definition: TaskDefinition = {
  containerDefinitions: [
    { name: "web", logConfiguration: { logDriver: "awslogs", options } },
    { name: "silent" },
    { name: "elsewhere", logConfiguration: { logDriver: "json-file" } },
  ],
};

test("A task's containers with awslogs have a stream each", () => {
  assert.deepEqual(logSources(definition, ["0123456789"]), [
    { group: "/ecs/web", stream: "ecs/web/0123456789", label: "web" },
  ]);
});

test("With several tasks the label tells them apart, and the first twenty are followed", () => {
  const ids = Array.from({ length: 30 }, (_, index) => `${index}`.padStart(8, "0"));
  const sources = logSources(definition, ids);
  assert.equal(sources.length, 20);
  assert.equal(sources[1]?.label, "web 00000001");
});
