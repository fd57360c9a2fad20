import assert from "node:assert/strict";
import { test } from "node:test";
import { fargate, testHouse } from "./test-house.ts";

const [web] = fargate.containerDefinitions;
const ec2 = { ...fargate, requiresCompatibilities: ["EC2"] };
const container = (change: object) => ({ ...fargate, containerDefinitions: [{ ...web, ...change }] });
const two = (first: object, second: object) => ({
  ...fargate,
  containerDefinitions: [
    { ...web, ...first },
    { ...web, name: "side", ...second },
  ],
});
const logs = (options: object, logDriver = "awslogs") => ({
  ...container({ logConfiguration: { logDriver, options } }),
  executionRoleArn: "execution",
});
const check = (change: object) => container({ healthCheck: { command: ["CMD-SHELL", "true"], ...change } });

/** What is asked → what AWS says (ClientException). */
const refusals: readonly (readonly [what: string, input: object, message: string | RegExp])[] = [
  ["no family", { ...fargate, family: "" }, "Family should not be null or empty."],
  ["a family with spaces", { ...fargate, family: "a b" }, "Family contains invalid characters."],
  ["no container", { ...fargate, containerDefinitions: [] }, "Container list cannot be empty."],
  [
    "eleven containers",
    { ...fargate, containerDefinitions: Array.from({ length: 11 }, (_, i) => ({ ...web, name: `c${i}` })) },
    /cannot have more than 10/,
  ],
  ["no name", container({ name: undefined }), "Container.name should not be null or empty."],
  ["a name with a dot", container({ name: "a.b" }), "Container.name contains invalid characters."],
  ["no image", container({ image: undefined }), "Container.image should not be null or empty."],
  ["an image with a space", container({ image: "a b" }), "Container.image contains invalid characters."],
  ["two of a name", two({}, { name: "web" }), /Duplicate container name 'web'/],
  ["nothing essential", container({ essential: false }), "Task definition doesn't have any essential container."],
  [
    "no memory anywhere",
    { ...ec2, memory: undefined },
    "Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.",
  ],
  [
    "a tmpfs with an option of its own",
    container({ linuxParameters: { tmpfs: [{ containerPath: "/t", size: 1, mountOptions: ["noexec", "/:/x"] }] } }),
    /'linuxParameters\.tmpfs' .*'\/:\/x' is not a mount option/,
  ],
  ["too little memory", container({ memory: 4 }), /Invalid 'memory' setting for container 'web'/],
  ["a reservation above the limit", container({ memory: 128, memoryReservation: 256 }), /'memoryReservation'/],
  [
    "more memory than the task",
    container({ memory: 1024 }),
    "The 'memory' setting for container 'web' is greater than for the task.",
  ],
  [
    "more cpu than the task",
    two({ cpu: 200 }, { cpu: 100 }),
    "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
  ],
  ["cpu in letters", { ...fargate, cpu: "one" }, /^Invalid 'cpu' setting for task\./],
  ["memory in letters", { ...fargate, memory: "1 TB" }, /^Invalid 'memory' setting for task\./],
  ["no task cpu", { ...fargate, cpu: undefined }, "Fargate requires that 'cpu' be defined at the task level."],
  [
    "no task memory",
    { ...container({ memory: 64 }), memory: undefined },
    "Fargate requires that 'memory' be defined at the task level.",
  ],
  [
    "a pair that Fargate has not",
    { ...fargate, memory: "4096" },
    "No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.",
  ],
  ["bridge on Fargate", { ...fargate, networkMode: "bridge" }, "Fargate only supports network mode ‘awsvpc’."],
  ["no mode on Fargate", { ...fargate, networkMode: undefined }, "Fargate only supports network mode ‘awsvpc’."],
  ["no port", container({ portMappings: [{ hostPort: 80 }] }), "Invalid 'containerPort' setting for container 'web'."],
  [
    "port 70000",
    container({ portMappings: [{ containerPort: 70000 }] }),
    "Invalid 'containerPort' setting for container 'web'.",
  ],
  [
    "another host port",
    container({ portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
    "When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
  ],
  [
    "a port twice",
    two({ portMappings: [{ containerPort: 80 }] }, { portMappings: [{ containerPort: 80 }] }),
    "TCP host port '80' is mapped multiple times in task.",
  ],
  ["a range backwards", container({ portMappings: [{ containerPortRange: "90-80" }] }), /containerPortRange/],
  [
    "a port name in capitals",
    container({ portMappings: [{ containerPort: 80, name: "Http" }] }),
    /'name' setting 'Http'/,
  ],
  [
    "a protocol without a name",
    container({ portMappings: [{ containerPort: 80, appProtocol: "http" }] }),
    /needs a name/,
  ],
  [
    "an unknown volume",
    container({ mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] }),
    "Unknown volume 'data'.",
  ],
  [
    "a mount without a path",
    { ...container({ mountPoints: [{ sourceVolume: "data", containerPath: "data" }] }), volumes: [{ name: "data" }] },
    /absolute path/,
  ],
  ["a volume twice", { ...fargate, volumes: [{ name: "a" }, { name: "a" }] }, /Duplicate volume name 'a'/],
  ["a volume without a name", { ...fargate, volumes: [{}] }, "Volume.name should not be null or empty."],
  [
    "a volume of the host",
    { ...fargate, volumes: [{ name: "a", host: { sourcePath: "/etc" } }] },
    "host.sourcePath should not be set for volumes in Fargate.",
  ],
  ["volumes from nobody", container({ volumesFrom: [{ sourceContainer: "x" }] }), /Unknown source container 'x'/],
  [
    "a dependency on nobody",
    container({ dependsOn: [{ containerName: "x", condition: "START" }] }),
    "Cannot depend on container + 'x' because it does not exist",
  ],
  [
    "the success of an essential container",
    two({ dependsOn: [{ containerName: "side", condition: "SUCCESS" }] }, {}),
    "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container",
  ],
  [
    "the health of a container without a check",
    two({ dependsOn: [{ containerName: "side", condition: "HEALTHY" }] }, {}),
    /must have a health check/,
  ],
  [
    "a circle",
    two(
      { dependsOn: [{ containerName: "side", condition: "START" }] },
      { dependsOn: [{ containerName: "web", condition: "START" }] },
    ),
    "Container dependencies should not have a cycle",
  ],
  [
    "itself",
    container({ dependsOn: [{ containerName: "web", condition: "START" }] }),
    "Container dependencies should not have a cycle",
  ],
  ["a health check without a form", check({ command: ["true"] }), /healthCheck.command/],
  ["a check each second", check({ interval: 1 }), /'healthCheck.interval'.*between 5 and 300/],
  ["a check that waits a second", check({ timeout: 1 }), /'healthCheck.timeout'.*between 2 and 60/],
  ["eleven retries", check({ retries: 11 }), /'healthCheck.retries'.*between 1 and 10/],
  ["an hour to start", check({ startPeriod: 3600 }), /'healthCheck.startPeriod'.*between 0 and 300/],
  ["a stop after three minutes", container({ stopTimeout: 180 }), /'stopTimeout'.*between 2 and 120/],
  ["a start after three minutes", container({ startTimeout: 180 }), /'startTimeout'.*between 2 and 120/],
  [
    "a soft limit above the hard one",
    container({ ulimits: [{ name: "nofile", softLimit: 2, hardLimit: 1 }] }),
    /nofile/,
  ],
  ["a host name", container({ hostname: "a" }), "hostname is not supported on container when networkMode=awsvpc."],
  [
    "name servers",
    container({ dnsServers: ["1.1.1.1"] }),
    "dnsServers is not supported on container when networkMode=awsvpc.",
  ],
  ["privileges", container({ privileged: true }), /Privileged containers are not supported on Fargate/],
  ["a capability", container({ linuxParameters: { capabilities: { add: ["NET_ADMIN"] } } }), /SYS_PTRACE/],
  [
    "shared memory",
    container({ linuxParameters: { sharedMemorySize: 64 } }),
    /sharedMemorySize is not supported on Fargate/,
  ],
  ["one digest for a whole deployment", container({ versionConsistency: "enabled" }), /versionConsistency 'enabled'/],
  ["another log driver", logs({}, "splunk"), /log driver 'splunk'/],
  ["logs without options", logs({}), "Log driver awslogs requires options: awslogs-region, awslogs-group"],
  [
    "logs without a prefix",
    logs({ "awslogs-region": "us-east-1", "awslogs-group": "g" }),
    "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.",
  ],
  [
    "a strange log option",
    logs({ "awslogs-region": "r", "awslogs-group": "g", "awslogs-stream-prefix": "p", log_key: "k" }),
    "Log driver awslogs disallows options: log_key",
  ],
  [
    "logs without an execution role",
    {
      ...logs({ "awslogs-region": "r", "awslogs-group": "g", "awslogs-stream-prefix": "p" }),
      executionRoleArn: undefined,
    },
    "Fargate requires task definition to have execution role ARN to support log driver awslogs.",
  ],
  [
    "an image of ECR without an execution role",
    container({ image: "000000000000.dkr.ecr.us-east-1.amazonaws.com/hola:1" }),
    "Fargate requires task definition to have execution role ARN to support ECR images.",
  ],
  [
    "an image of this registry without an execution role",
    container({ image: "localhost:4566/hola:1" }),
    "Fargate requires task definition to have execution role ARN to support ECR images.",
  ],
  ["a role that is none", { ...fargate, taskRoleArn: "arn:aws:s3:::bucket" }, "Role is not valid"],
  ["little storage", { ...fargate, ephemeralStorage: { sizeInGiB: 20 } }, /between 21 and 200/],
  [
    "Windows",
    { ...fargate, runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } },
    /WINDOWS_SERVER_2022_CORE/,
  ],
];

test("definitions that AWS refuses are refused in its words", async (t) => {
  const h = await testHouse({ empty: true });
  for (const [what, input, message] of refusals)
    await t.test(what, () => h.refused("ClientException", message, "RegisterTaskDefinition", input));
  assert.deepEqual((await h.ecs("ListTaskDefinitions")).taskDefinitionArns, []);
});

const notYet: readonly (readonly [field: string, input: object])[] = [
  ["containerDefinitions.secrets", container({ secrets: [{ name: "A", valueFrom: "b" }] })],
  ["containerDefinitions.environmentFiles", container({ environmentFiles: [{ type: "s3", value: "arn" }] })],
  ["containerDefinitions.firelensConfiguration", container({ firelensConfiguration: { type: "fluentbit" } })],
  ["containerDefinitions.resourceRequirements", container({ resourceRequirements: [{ type: "GPU", value: "1" }] })],
  ["containerDefinitions.restartPolicy", container({ restartPolicy: { enabled: true } })],
  ["containerDefinitions.links", container({ links: ["a"] })],
  [
    "containerDefinitions.systemControls",
    container({ systemControls: [{ namespace: "net.core.somaxconn", value: "1" }] }),
  ],
  ["pidMode", { ...fargate, pidMode: "task" }],
  ["ipcMode", { ...fargate, ipcMode: "task" }],
  [
    "volumes.efsVolumeConfiguration",
    { ...fargate, volumes: [{ name: "a", efsVolumeConfiguration: { fileSystemId: "fs" } }] },
  ],
  ["proxyConfiguration", { ...fargate, proxyConfiguration: { containerName: "web" } }],
];

test("what is not honoured yet is refused by its name", async (t) => {
  const h = await testHouse({ empty: true });
  for (const [field, input] of notYet)
    await t.test(field, () =>
      h.refused("NotImplemented", new RegExp(`\`${field.replaceAll(".", "\\.")}\``), "RegisterTaskDefinition", input),
    );
});

test("sizes are written as numbers, and AWS's defaults are filled in and nothing else", async () => {
  const h = await testHouse({ empty: true });
  const { taskDefinition } = await h.ecs("RegisterTaskDefinition", {
    ...fargate,
    cpu: "1 vCPU",
    memory: "3 GB",
    containerDefinitions: [
      { ...web, portMappings: [{ containerPort: 80 }], healthCheck: { command: ["CMD", "true"] } },
    ],
  });
  assert.deepEqual(taskDefinition, {
    taskDefinitionArn: "arn:aws:ecs:us-east-1:000000000000:task-definition/hola:1",
    family: "hola",
    revision: 1,
    status: "ACTIVE",
    cpu: "1024",
    memory: "3072",
    networkMode: "awsvpc",
    volumes: [],
    placementConstraints: [],
    requiresCompatibilities: ["FARGATE"],
    compatibilities: ["EC2", "FARGATE"],
    requiresAttributes: [
      { name: "ecs.capability.container-health-check" },
      { name: "com.amazonaws.ecs.capability.docker-remote-api.1.18" },
      { name: "ecs.capability.task-eni" },
    ],
    containerDefinitions: [
      {
        name: "web",
        image: "hola",
        cpu: 0,
        essential: true,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        portMappings: [{ containerPort: 80, hostPort: 80, protocol: "tcp" }],
        healthCheck: { command: ["CMD", "true"], interval: 30, timeout: 5, retries: 3 },
      },
    ],
    registeredAt: new Date(h.clock.nowMs()),
    registeredBy: "arn:aws:iam::000000000000:root",
  });
});

/** Every member that is honoured, given away from its default. */
const everything = {
  family: "all",
  taskRoleArn: "arn:aws:iam::000000000000:role/task",
  executionRoleArn: "arn:aws:iam::000000000000:role/path/execution",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "512",
  memory: "1024",
  volumes: [{ name: "data" }, { name: "cache", host: {} }],
  ephemeralStorage: { sizeInGiB: 42 },
  runtimePlatform: { cpuArchitecture: "ARM64", operatingSystemFamily: "LINUX" },
  containerDefinitions: [
    {
      name: "init",
      image: "a/b@sha256:00",
      cpu: 10,
      memory: 64,
      memoryReservation: 32,
      essential: false,
      portMappings: [],
      environment: [],
      mountPoints: [{ sourceVolume: "data", containerPath: "/data", readOnly: false }],
      volumesFrom: [],
      systemControls: [],
      entryPoint: ["sh", "-c"],
      command: ["true"],
      stopTimeout: 10,
      startTimeout: 20,
      versionConsistency: "disabled",
    },
    {
      name: "web",
      image: "hola",
      cpu: 20,
      essential: true,
      portMappings: [
        { containerPort: 80, hostPort: 80, protocol: "tcp", name: "http", appProtocol: "http2" },
        { containerPort: 53, hostPort: 53, protocol: "udp" },
        { containerPortRange: "9000-9010", protocol: "tcp" },
      ],
      environment: [{ name: "A", value: "" }],
      mountPoints: [],
      volumesFrom: [{ sourceContainer: "init", readOnly: true }],
      systemControls: [],
      dependsOn: [{ containerName: "init", condition: "SUCCESS" }],
      linuxParameters: {
        capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] },
        initProcessEnabled: true,
        tmpfs: [{ containerPath: "/tmp", size: 16, mountOptions: ["noexec"] }],
      },
      user: "1000:1000",
      workingDirectory: "/srv",
      readonlyRootFilesystem: true,
      interactive: true,
      pseudoTerminal: true,
      dockerLabels: { a: "b" },
      ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 2048 }],
      logConfiguration: {
        logDriver: "awslogs",
        options: { "awslogs-group": "g", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "p" },
      },
      healthCheck: { command: ["CMD-SHELL", "true"], interval: 5, timeout: 2, retries: 1, startPeriod: 0 },
    },
  ],
};

test("every member that is honoured comes back as it was given", async () => {
  const h = await testHouse({ empty: true });
  await h.ecs("RegisterTaskDefinition", everything);
  const { taskDefinition } = await h.ecs("DescribeTaskDefinition", { taskDefinition: "all" });
  for (const [member, given] of Object.entries(everything)) assert.deepEqual(taskDefinition[member], given, member);
  assert.deepEqual(
    taskDefinition.requiresAttributes.map(({ name }: { name: string }) => name.replace(/^.*capability\./, "")),
    [
      "logging-driver.awslogs",
      "execution-role-awslogs",
      "docker-remote-api.1.19",
      "docker-remote-api.1.21",
      "docker-remote-api.1.25",
      "task-iam-role",
      "container-health-check",
      "container-ordering",
      "extensible-ephemeral-storage",
      "docker-remote-api.1.18",
      "task-eni",
    ],
  );
});

test("a definition for EC2 is kept, and does not call itself compatible with Fargate", async () => {
  const h = await testHouse({ empty: true });
  const { taskDefinition } = await h.ecs("RegisterTaskDefinition", {
    family: "bridge",
    containerDefinitions: [
      { ...web, memory: 64, portMappings: [{ containerPort: 80, hostPort: 8080 }], hostname: "a" },
    ],
  });
  assert.deepEqual(taskDefinition.compatibilities, ["EC2"]);
  assert.equal(taskDefinition.requiresCompatibilities, undefined);
  assert.equal(taskDefinition.networkMode, undefined);
});

test("roles may be named by their short names", async () => {
  const h = await testHouse({ empty: true });
  const { taskDefinition } = await h.ecs("RegisterTaskDefinition", { ...fargate, taskRoleArn: "task" });
  assert.equal(taskDefinition.taskRoleArn, "arn:aws:iam::000000000000:role/task");
});

test("a revision is never given twice, even after its row was deleted", async () => {
  const h = await testHouse({ empty: true });
  for (const expected of [1, 2]) {
    const { taskDefinition } = await h.ecs("RegisterTaskDefinition", fargate);
    assert.equal(taskDefinition.revision, expected);
  }
  await h.ecs("DeregisterTaskDefinition", { taskDefinition: "hola:2" });
  await h.ecs("DeleteTaskDefinitions", { taskDefinitions: ["hola:2"] });
  const { taskDefinition } = await h.ecs("RegisterTaskDefinition", fargate);
  assert.equal(taskDefinition.revision, 3);
});

test("a role of another account is not passed on, root or not, at registration and at launch", async () => {
  const h = await testHouse();
  const foreign = "arn:aws:iam::999999999999:role/theirs";
  const denied = ["AccessDeniedException", "Cross-account pass role is not allowed."] as const;
  const launch = { cluster: "web", taskDefinition: "hola", launchType: "FARGATE", networkConfiguration: h.network };
  for (const member of ["taskRoleArn", "executionRoleArn"]) {
    await h.refused(...denied, "RegisterTaskDefinition", { ...fargate, [member]: foreign });
    await h.refused(...denied, "RunTask", { ...launch, overrides: { [member]: foreign } });
  }
});
