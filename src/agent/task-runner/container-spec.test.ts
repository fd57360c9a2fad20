import assert from "node:assert/strict";
import { test } from "node:test";
import type * as ECS from "@aws-sdk/client-ecs";
import type { Task } from "../../model/ecs/records.ts";
import { definitionOf, taskOf } from "../test/task-fixture.ts";
import { containerSpec } from "./container-spec.ts";

const facts = {
  instance: "me",
  image: "registry/hola@sha256:d",
  sandboxId: "sandbox",
  endpointInTasks: "http://169.254.170.2:4566",
};

/** The first container's specification. */
function specOf(
  container: Partial<ECS.ContainerDefinition> = {},
  { task: change = {}, ...more }: Partial<ECS.RegisterTaskDefinitionRequest> & { task?: Partial<Task> } = {},
) {
  const definition = definitionOf([{ name: "web", image: "hola", ...container }], more);
  const task = taskOf(definition, change);
  const [stated] = definition.spec.containerDefinitions;
  return { ...containerSpec(task, definition, stated!, facts), task };
}

test("names are of the task, so that making twice makes one", () => {
  const { name, task } = specOf();
  assert.equal(name, `muelle-hola-3-web-${task.taskId}`);
  assert.equal(specOf().name, name);
});

test("labels are Muelle's and those of AWS's agent; a user's cannot pass for them", () => {
  const { labels, task } = specOf({ dockerLabels: { muelle: "other", tier: "front" } });
  assert.deepEqual(labels, {
    tier: "front",
    muelle: "me",
    "muelle.task": task.taskId,
    "muelle.task-arn": task.taskArn,
    "muelle.role": "container",
    "muelle.container": "web",
    "com.amazonaws.ecs.cluster": task.clusterArn,
    "com.amazonaws.ecs.container-name": "web",
    "com.amazonaws.ecs.task-arn": task.taskArn,
    "com.amazonaws.ecs.task-definition-family": "hola",
    "com.amazonaws.ecs.task-definition-version": "3",
  });
});

test("the environment: what Muelle tells, then the definition, then the overrides", () => {
  const overrides = { containerOverrides: [{ name: "web", environment: [{ name: "COLOUR", value: "blue" }] }] };
  const environment = [{ name: "COLOUR", value: "red" }, { name: "AWS_REGION", value: "mars-1" }, { name: "EMPTY" }];
  const { environment: told, task } = specOf({ environment }, { task: { overrides } });
  assert.deepEqual(told, {
    AWS_EXECUTION_ENV: "AWS_ECS_FARGATE",
    AWS_REGION: "mars-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL: "http://169.254.170.2:4566",
    ECS_CONTAINER_METADATA_URI: `http://169.254.170.2/v3/${task.metadataId}-0`,
    ECS_CONTAINER_METADATA_URI_V4: `http://169.254.170.2/v4/${task.metadataId}-0`,
    COLOUR: "blue",
    EMPTY: "",
  });
});

test("credentials are offered where there is a task role, stated or overridden", () => {
  const offered = (spec: ReturnType<typeof specOf>) => spec.environment?.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  assert.equal(offered(specOf()), undefined);
  const stated = specOf({}, { taskRoleArn: "arn:aws:iam::000000000000:role/r" });
  assert.equal(offered(stated), `/v2/credentials/${stated.task.credentialsId}`);
  assert.ok(offered(specOf({}, { task: { overrides: { taskRoleArn: "arn:aws:iam::000000000000:role/r" } } })));
});

test("limits: the container's own memory, never more than the task's; no swap; processes, so that the machine keeps some", () => {
  const mib = 1024 * 1024;
  assert.deepEqual(specOf().limits, {
    cpuShares: 2,
    cpuMillis: 250,
    memoryBytes: 512 * mib,
    memorySwapBytes: 512 * mib,
    pids: 4096,
  });
  assert.deepEqual(specOf({ cpu: 128, memory: 256, memoryReservation: 64 }).limits, {
    cpuShares: 128,
    cpuMillis: 250,
    memoryBytes: 256 * mib,
    memorySwapBytes: 256 * mib,
    memoryReservationBytes: 64 * mib,
    pids: 4096,
  });
  const overrides = { containerOverrides: [{ name: "web", memory: 4096, cpu: 64 }] };
  const { limits } = specOf({ memory: 256 }, { task: { overrides } });
  assert.deepEqual([limits?.memoryBytes, limits?.cpuShares], [512 * mib, 64]);
});

test("commands: the override before the definition, the image's where neither says one", () => {
  assert.deepEqual([specOf().command, specOf().entryPoint], [undefined, undefined]);
  assert.deepEqual(specOf({ command: [], entryPoint: [] }).command, undefined);
  const overrides = { containerOverrides: [{ name: "web", command: ["b"] }] };
  const spec = specOf({ command: ["a"], entryPoint: ["/run"] }, { task: { overrides } });
  assert.deepEqual([spec.command, spec.entryPoint], [["b"], ["/run"]]);
});

test("health checks in milliseconds, with AWS's defaults", () => {
  assert.equal(specOf().healthCheck, undefined);
  assert.deepEqual(specOf({ healthCheck: { command: ["CMD", "true"] } }).healthCheck, {
    command: ["CMD", "true"],
    intervalMs: 30_000,
    timeoutMs: 5_000,
    retries: 3,
    startPeriodMs: 0,
  });
});

test("volumes are the task's own; volumesFrom names the task's other container", () => {
  const volumes = [{ name: "data" }];
  const mountPoints = [{ sourceVolume: "data", containerPath: "/data", readOnly: true }];
  const spec = specOf({ mountPoints, volumesFrom: [{ sourceContainer: "other" }] }, { volumes });
  const { taskId } = spec.task;
  assert.deepEqual(spec.mounts, [{ kind: "volume", volume: `muelle-${taskId}-data`, path: "/data", readOnly: true }]);
  assert.deepEqual(spec.volumesFrom, [{ id: `muelle-hola-3-other-${taskId}`, readOnly: false }]);
});

test("the rest is passed on, in the engine's words", () => {
  const spec = specOf({
    user: "1000",
    workingDirectory: "/app",
    readonlyRootFilesystem: true,
    interactive: true,
    pseudoTerminal: true,
    ulimits: [{ name: "nofile", softLimit: 10, hardLimit: 20 }],
    linuxParameters: {
      initProcessEnabled: true,
      capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] },
      tmpfs: [{ containerPath: "/tmp", size: 2, mountOptions: ["noexec"] }],
    },
  });
  assert.deepEqual(
    {
      network: spec.network,
      user: spec.user,
      directory: spec.workingDirectory,
      readOnly: spec.readOnlyRoot,
      init: spec.init,
      interactive: spec.interactive,
      terminal: spec.pseudoTerminal,
      ulimits: spec.ulimits,
      capabilities: spec.capabilities,
      tmpfs: spec.tmpfs,
    },
    {
      network: { kind: "container", id: "sandbox" },
      user: "1000",
      directory: "/app",
      readOnly: true,
      init: true,
      interactive: true,
      terminal: true,
      ulimits: [{ name: "nofile", soft: 10, hard: 20 }],
      capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] },
      tmpfs: [{ path: "/tmp", sizeBytes: 2 * 1024 * 1024, options: ["noexec"] }],
    },
  );
});
