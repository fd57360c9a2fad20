// A definition goes through the form's draft and comes out as it was, also with what the form does not show.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { RegisterTaskDefinitionCommandInput, TaskDefinition } from "@aws-sdk/client-ecs";
import { seededDice } from "../../../../../src/kit/ids.ts";
import { specOf } from "../../../../../src/model/ecs/task-definition-spec.ts";
// oxlint-disable-next-line no-restricted-imports -- The simulation's definitions are of every kind; only this test runs them.
import { randomDefinition } from "../../../../../test/simulation/definitions.ts";
import { draftOf, statedOf } from "./from-definition.ts";
import { problemsOf } from "./problems.ts";
import { requestOf } from "./to-request.ts";

/** As DescribeTaskDefinition answers it. */
const registered = (input: RegisterTaskDefinitionCommandInput): TaskDefinition => ({
  ...(specOf(input) as TaskDefinition),
  taskDefinitionArn: `arn:aws:ecs:us-east-1:000000000000:task-definition/${input.family}:1`,
  revision: 1,
  status: "ACTIVE",
  compatibilities: ["EC2", "FARGATE"],
  requiresAttributes: [{ name: "ecs.capability.task-eni" }],
  registeredAt: new Date(0),
  registeredBy: "arn:aws:iam::000000000000:root",
});

/** Everything that ECS knows of a container, with much that the form has no field for. */
const rich: RegisterTaskDefinitionCommandInput = {
  family: "rich",
  requiresCompatibilities: ["FARGATE", "EC2"],
  networkMode: "awsvpc",
  cpu: "1 vCPU",
  memory: "3 GB",
  taskRoleArn: "arn:aws:iam::000000000000:role/task",
  executionRoleArn: "arn:aws:iam::000000000000:role/ecsTaskExecutionRole",
  runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" },
  ephemeralStorage: { sizeInGiB: 30 },
  pidMode: "task",
  enableFaultInjection: false,
  placementConstraints: [{ type: "memberOf", expression: "attribute:x == y" }],
  proxyConfiguration: undefined,
  volumes: [
    { name: "data", host: {} },
    { name: "files", efsVolumeConfiguration: { fileSystemId: "fs-1", transitEncryption: "ENABLED" } },
  ],
  containerDefinitions: [
    {
      name: "web",
      image: "public.ecr.aws/nginx:1",
      cpu: 10,
      memory: 300,
      memoryReservation: 6,
      essential: true,
      portMappings: [
        { containerPort: 80, name: "web-80-tcp", appProtocol: "http" },
        { containerPortRange: "8000-8010", protocol: "udp" },
      ],
      command: ["sh", "-c", "echo a, b; nginx"],
      entryPoint: ["/entry", ""],
      environment: [{ name: "A", value: " 1 " }],
      secrets: [{ name: "S", valueFrom: "arn:s" }],
      environmentFiles: [{ type: "s3", value: "arn:f" }],
      mountPoints: [{ sourceVolume: "data", containerPath: "/data", readOnly: true }],
      dependsOn: [{ containerName: "init", condition: "SUCCESS" }],
      startTimeout: 30,
      stopTimeout: 2,
      user: "1000:1000",
      workingDirectory: "/srv",
      readonlyRootFilesystem: false,
      interactive: true,
      pseudoTerminal: false,
      dockerLabels: { team: "a", empty: "" },
      ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 2048 }],
      linuxParameters: { initProcessEnabled: true, tmpfs: [{ containerPath: "/tmp", size: 64 }] },
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "/g",
          "awslogs-region": "eu-west-1",
          "awslogs-stream-prefix": "p",
          mode: "non-blocking",
        },
        secretOptions: [{ name: "x", valueFrom: "y" }],
      },
      healthCheck: { command: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], startPeriod: 0 },
      restartPolicy: { enabled: true, ignoredExitCodes: [0], restartAttemptPeriod: 300 },
    },
    {
      name: "init",
      image: "busybox",
      essential: false,
      volumesFrom: [{ sourceContainer: "web", readOnly: false }],
      systemControls: [{ namespace: "net.core.somaxconn", value: "1" }],
    },
  ],
};

const again = (definition: TaskDefinition) => requestOf(draftOf(statedOf(definition)));

test("A registered definition with everything is asked for again exactly as it was", () => {
  const definition = registered(rich);
  const {
    taskDefinitionArn,
    revision,
    status,
    compatibilities,
    requiresAttributes,
    registeredAt,
    registeredBy,
    ...stated
  } = definition;
  assert.ok(
    taskDefinitionArn && revision && status && compatibilities && requiresAttributes && registeredAt && registeredBy,
  );
  assert.deepEqual(again(definition), stated);
});

test("So are the simulation's definitions, and the form finds no fault in the good ones", () => {
  const dice = seededDice("round trip");
  for (let count = 0; count < 300; count++) {
    const definition = registered(randomDefinition(dice, `f${count}`));
    const stated = statedOf(definition);
    assert.deepEqual(again(definition), stated);
    assert.deepEqual(again(definition), again(again(definition) as TaskDefinition), "a second time");
  }
});

test("A definition of EC2 keeps its network mode, and its host ports until they change", () => {
  const definition = registered({
    family: "bridge",
    networkMode: "bridge",
    containerDefinitions: [
      {
        name: "web",
        image: "nginx",
        memory: 64,
        portMappings: [{ containerPort: 80, hostPort: 8080 }, { containerPort: 81 }],
      },
    ],
  });
  assert.deepEqual(again(definition), statedOf(definition));
  assert.deepEqual([...problemsOf(draftOf(statedOf(definition)), "localhost:1").keys()], []);
});

test("JSON that leaves things out gets only what the form states", () => {
  const input = {
    family: "a",
    containerDefinitions: [{ name: "b", image: "c", portMappings: [{ containerPort: 80 }] }],
  };
  assert.deepEqual(requestOf(draftOf(input)), {
    ...input,
    containerDefinitions: [{ ...input.containerDefinitions[0], essential: true }],
  });
});
