// Which services are offered for a task definition, and which is preset.
import assert from "node:assert/strict";
import { test } from "node:test";
import { likelyService, servicesToUpdate } from "./choice.ts";

const of = (serviceName: string, family: string, status = "ACTIVE") => ({
  serviceName,
  status,
  taskDefinition: `arn:aws:ecs:us-east-1:000000000000:task-definition/${family}:1`,
});

test("Services of the family come first, and those that drain are left out", () => {
  const services = [of("b", "web"), of("a", "web"), of("z", "hola"), of("gone", "hola", "DRAINING")];
  assert.deepEqual(
    servicesToUpdate(services, "hola").map(({ serviceName }) => serviceName),
    ["z", "a", "b"],
  );
});

test("The only service of the family is preset, and none when there are several", () => {
  assert.equal(likelyService([of("a", "web"), of("z", "hola")], "hola"), "z");
  assert.equal(likelyService([of("y", "hola"), of("z", "hola")], "hola"), undefined);
  assert.equal(likelyService([of("a", "web")], "hola"), undefined);
});
