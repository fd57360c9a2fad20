// Drafts of the form: what is typed reaches the request, and mistakes are named by field.
import assert from "node:assert/strict";
import { test } from "node:test";
import { refuseDefinition } from "../../../../../src/model/ecs/task-definition-rules.ts";
import { specOf } from "../../../../../src/model/ecs/task-definition-spec.ts";
import { type ContainerDraft, type DefinitionDraft, noHealth, withContainer, withoutContainer } from "./draft.ts";
import { draftOf, newContainer, newDraft, newPort, statedOf } from "./from-definition.ts";
import { type ProblemKey, problemsOf } from "./problems.ts";
import { requestOf } from "./to-request.ts";
import { textOfWords, wordsOfText } from "./words-of-command.ts";

const scope = { account: "000000000000", region: "us-east-1" };
const host = "localhost:4566";
const role = "arn:aws:iam::000000000000:role/ecsTaskExecutionRole";

/** The lesson's: two fields typed, the port changed, both roles chosen. */
function lesson(): DefinitionDraft {
  const draft = { ...newDraft(scope), family: "hola", taskRole: role };
  const image = "000000000000.dkr.ecr.us-east-1.amazonaws.com/hola:latest";
  return { ...draft, ...withContainer(draft, 0, { name: "hola", image, ports: [{ ...newPort, port: "5000" }] }) };
}

const changed = (change: Partial<ContainerDraft>): DefinitionDraft => {
  const draft = lesson();
  return { ...draft, ...withContainer(draft, 0, change) };
};

test("The lesson's form becomes the request that AWS's console sends", () => {
  const request = requestOf(lesson());
  assert.deepEqual(request, {
    family: "hola",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "1024",
    memory: "3072",
    taskRoleArn: role,
    executionRoleArn: role,
    runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" },
    containerDefinitions: [
      {
        name: "hola",
        image: "000000000000.dkr.ecr.us-east-1.amazonaws.com/hola:latest",
        essential: true,
        portMappings: [
          { containerPort: 5000, hostPort: 5000, protocol: "tcp", name: "hola-5000-tcp", appProtocol: "http" },
        ],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": "/ecs/hola",
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "ecs",
            "awslogs-create-group": "true",
          },
        },
      },
    ],
  });
  assert.deepEqual([...problemsOf(lesson(), host)], []);
  assert.equal(refuseDefinition(specOf(request), host), undefined);
});

/** A mistake, where it is shown, and as what. */
const mistakes: readonly (readonly [what: string, draft: DefinitionDraft, path: string, key: ProblemKey])[] = [
  ["no family", { ...lesson(), family: " " }, "family", "family"],
  ["a family with a space", { ...lesson(), family: "a b" }, "family", "family"],
  ["a pair that Fargate has not", { ...lesson(), memory: "512" }, "memory", "size"],
  ["logs without an execution role", { ...lesson(), executionRole: "" }, "executionRole", "needsExecutionRole"],
  ["no name", changed({ name: "" }), "containers.0.name", "name"],
  ["no image", changed({ image: "" }), "containers.0.image", "imageRequired"],
  ["a strange image", changed({ image: "a b" }), "containers.0.image", "image"],
  ["nothing essential", changed({ isEssential: false }), "containers.0.essential", "oneEssential"],
  ["no port", changed({ ports: [{ ...newPort, port: "" }] }), "containers.0.ports.0.port", "required"],
  ["port 70000", changed({ ports: [{ ...newPort, port: "70000" }] }), "containers.0.ports.0.port", "port"],
  ["a range backwards", changed({ ports: [{ ...newPort, port: "90-80" }] }), "containers.0.ports.0.port", "port"],
  ["a port twice", changed({ ports: [newPort, newPort] }), "containers.0.ports.1.port", "portTwice"],
  ["a name in capitals", changed({ ports: [{ ...newPort, name: "A" }] }), "containers.0.ports.0.name", "portName"],
  [
    "a protocol without a name",
    changed({ ports: [{ ...newPort, name: "" }] }),
    "containers.0.ports.0.name",
    "appProtocolNeedsName",
  ],
  ["half a word of CPU", changed({ cpu: "half" }), "containers.0.cpu", "notANumber"],
  ["more CPU than the task", changed({ cpu: "2" }), "containers.0.cpu", "cpuAboveTask"],
  ["more memory than the task", changed({ memory: "4" }), "containers.0.memory", "memoryAboveTask"],
  ["too little memory", changed({ memory: "0.001" }), "containers.0.memory", "memoryLeast"],
  [
    "a soft limit above the hard one",
    changed({ memory: "1", memoryReservation: "2" }),
    "containers.0.memoryReservation",
    "reservationAboveLimit",
  ],
  [
    "a value without a name",
    changed({ environment: [{ name: "", value: "1" }] }),
    "containers.0.environment.0.name",
    "required",
  ],
  ["logs without a group", changed({ logOptions: [] }), "containers.0.logOptions", "logOptionRequired"],
  [
    "a group without a name",
    changed({ logOptions: [{ name: "awslogs-group", value: "" }] }),
    "containers.0.logOptions.0.value",
    "required",
  ],
  [
    "a check without a form",
    changed({ health: { ...noHealth, command: "true" } }),
    "containers.0.health.command",
    "healthCommand",
  ],
  [
    "a check each second",
    changed({ health: { ...noHealth, command: "CMD, true", interval: "1" } }),
    "containers.0.health.interval",
    "between",
  ],
  ["itself", changed({ dependencies: [{ on: 0, condition: "START" }] }), "containers.0.dependencies.0.on", "chooseOne"],
  ["a stop after three minutes", changed({ stopTimeout: "180" }), "containers.0.stopTimeout", "between"],
  ["a broken list", changed({ command: "[1]" }), "containers.0.command", "words"],
  [
    "limits the wrong way round",
    changed({ ulimits: [{ name: "nofile", soft: "2", hard: "1" }] }),
    "containers.0.ulimits.0.soft",
    "softAboveHard",
  ],
  ["little storage", { ...lesson(), ephemeralStorage: "20" }, "ephemeralStorage", "between"],
  ["a volume without a name", { ...lesson(), volumes: [{ base: {}, name: "" }] }, "volumes.0.name", "name"],
  [
    "a mount of nothing",
    { ...lesson(), mounts: [{ container: 0, volume: "a", path: "/a", isReadOnly: false }] },
    "mounts.0.volume",
    "chooseOne",
  ],
];

for (const [what, draft, path, key] of mistakes)
  test(`A mistake is named at its field: ${what}`, () => {
    assert.equal(problemsOf(draft, host).get(path)?.key, key);
  });

test("A container that goes takes with it what pointed to it, and the last one left is essential", () => {
  const two: DefinitionDraft = {
    ...lesson(),
    containers: [
      ...lesson().containers,
      { ...newContainer(1, "us-east-1"), name: "side", image: "b", dependencies: [{ on: 0, condition: "START" }] },
    ],
    volumesFrom: [{ container: 1, source: 0, isReadOnly: true }],
  };
  assert.deepEqual(requestOf(two).containerDefinitions?.[1]?.dependsOn, [
    { containerName: "hola", condition: "START" },
  ]);
  const one = { ...two, ...withoutContainer(two, 0) };
  assert.equal(one.containers[0]?.isEssential, true);
  assert.deepEqual([one.containers[0]?.dependencies, one.volumesFrom], [[], []]);
});

test("Words of a command survive their text", () => {
  for (const words of [["sh", "-c", "a b"], ["a,b"], [" a"], [""], ["[x"], ["a\nb"], ["CMD-SHELL", "curl || exit 1"]])
    assert.deepEqual(wordsOfText(textOfWords(words)), words);
  assert.equal(textOfWords(["sh", "-c", "nginx"]), "sh, -c, nginx");
  assert.equal(wordsOfText("[1]"), undefined);
});

test("A changed port of an old revision takes its host port along", () => {
  const base = { containerPort: 80, hostPort: 80, protocol: "tcp" as const };
  const draft = draftOf(
    statedOf({ networkMode: "awsvpc", containerDefinitions: [{ name: "a", portMappings: [base] }] }),
  );
  const port = draft.containers[0]?.ports[0];
  assert.ok(port);
  const moved = { ...draft, ...withContainer(draft, 0, { ports: [{ ...port, port: "81" }] }) };
  assert.deepEqual(requestOf(moved).containerDefinitions?.[0]?.portMappings, [
    { ...base, containerPort: 81, hostPort: 81 },
  ]);
});
