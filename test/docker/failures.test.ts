// Tasks that cannot go well: each ends in STOPPED with AWS's stop code and reason, and its service says so in its events.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  type ContainerDefinition,
  CreateServiceCommand,
  DeleteServiceCommand,
  ListTasksCommand,
  type RegisterTaskDefinitionCommandInput,
} from "@aws-sdk/client-ecs";
import { AttachRolePolicyCommand, CreateRoleCommand } from "@aws-sdk/client-iam";
import { eventually } from "../eventually.ts";
import { type House, openHouse } from "../house.ts";
import { cluster, idOf, logGroup, Workload } from "../workload.ts";

const forever = "trap 'exit 0' TERM; while :; do sleep 1000 & wait $!; done";

interface Failure {
  readonly name: string;
  readonly stopCode: string;
  readonly stoppedReason: RegExp;
  readonly container?: { readonly exitCode?: number; readonly reason?: RegExp };
  readonly definition: (work: Workload) => Partial<RegisterTaskDefinitionCommandInput> & {
    readonly container: ContainerDefinition;
  };
}

const awslogs = (group: string) => ({
  logDriver: "awslogs" as const,
  options: { "awslogs-group": group, "awslogs-region": "us-east-1", "awslogs-stream-prefix": "t" },
});

const failures: readonly Failure[] = [
  {
    name: "a tag that ECR does not have",
    stopCode: "TaskFailedToStart",
    stoppedReason: /^CannotPullContainerError: .*busybox:absent: not found/,
    definition: (work) => ({ container: work.container("true", { image: work.busybox.replace(/:1$/, ":absent") }) }),
  },
  {
    name: "a repository that ECR does not have",
    stopCode: "TaskFailedToStart",
    stoppedReason: /^CannotPullContainerError: .*nowhere/,
    definition: (work) => ({
      container: work.container("true", { image: work.busybox.replace(/busybox:1$/, "nowhere:1") }),
    }),
  },
  {
    name: "an essential container that exits with 1",
    stopCode: "EssentialContainerExited",
    stoppedReason: /^Essential container in task exited$/,
    container: { exitCode: 1 },
    definition: (work) => ({ container: work.container("exit 1") }),
  },
  {
    name: "a container that exceeds its memory",
    stopCode: "EssentialContainerExited",
    stoppedReason: /^Essential container in task exited$/,
    container: { exitCode: 137, reason: /^OutOfMemoryError: / },
    definition: (work) => ({ container: work.container("tail /dev/zero", { memory: 32 }) }),
  },
  {
    name: "a task that exceeds its memory",
    stopCode: "EssentialContainerExited",
    stoppedReason: /^Essential container in task exited$/,
    container: { exitCode: 137, reason: /^OutOfMemoryError: / },
    definition: (work) => ({ container: work.container("tail /dev/zero") }),
  },
  {
    name: "a command that the image does not have",
    stopCode: "TaskFailedToStart",
    stoppedReason: /^CannotStartContainerError: .*nonsense/,
    definition: (work) => ({ container: work.container("", { command: ["nonsense"] }) }),
  },
  {
    name: "a log group that does not exist",
    stopCode: "TaskFailedToStart",
    stoppedReason:
      /^ResourceInitializationError: failed to validate logger args: .*ResourceNotFoundException: The specified log group does not exist\. : exit status 1$/,
    definition: (work) => ({ container: work.container("true", { logConfiguration: awslogs("/ecs/absent") }) }),
  },
  {
    name: "an execution role that does not exist",
    stopCode: "TaskFailedToStart",
    stoppedReason: /^ECS was unable to assume the role 'arn:aws:iam::000000000000:role\/absent'/,
    definition: (work) => ({
      container: work.container("true"),
      executionRoleArn: "arn:aws:iam::000000000000:role/absent",
    }),
  },
  {
    name: "an execution role that may not pull",
    stopCode: "TaskFailedToStart",
    stoppedReason: /^CannotPullContainerError: .*ecr:GetAuthorizationToken/,
    definition: (work) => ({
      container: work.container("true"),
      executionRoleArn: "arn:aws:iam::000000000000:role/writes-logs",
    }),
  },
];

describe("tasks that cannot go well", { timeout: 500_000 }, () => {
  let house: House;
  let work: Workload;
  before(async () => {
    house = await openHouse();
    work = await Workload.open(house);
    await house.iam.send(
      new CreateRoleCommand({
        RoleName: "writes-logs",
        AssumeRolePolicyDocument: JSON.stringify({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
        }),
      }),
    );
    await house.iam.send(
      new AttachRolePolicyCommand({
        RoleName: "writes-logs",
        PolicyArn: "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess",
      }),
    );
  });
  after(() => house.close());

  for (const [index, { name, stopCode, stoppedReason, container, definition }] of failures.entries())
    test(`${name}: ${stopCode}`, async () => {
      const { container: app, ...more } = definition(work);
      const task = await work.stopped(await work.start(await work.define(`failing-${index}`, [app], more)));
      assert.equal(task.stopCode, stopCode, task.stoppedReason);
      assert.match(task.stoppedReason ?? "", stoppedReason);
      assert.equal(task.desiredStatus, "STOPPED");
      const [shown] = task.containers ?? [];
      assert.equal(shown?.lastStatus, "STOPPED");
      assert.equal(shown?.exitCode, container?.exitCode);
      if (container?.reason) assert.match(shown?.reason ?? "", container.reason);
      const left = await house.docker("ps", "--all", "--quiet", "--filter", `label=muelle.task=${idOf(task.taskArn)}`);
      assert.equal(left, "");
    });

  async function serve(serviceName: string, containers: readonly ContainerDefinition[]): Promise<void> {
    const taskDefinition = await work.define(serviceName, containers);
    const networkConfiguration = work.network();
    const request = { cluster, serviceName, taskDefinition, desiredCount: 1, networkConfiguration };
    await house.ecs.send(new CreateServiceCommand({ ...request, launchType: "FARGATE" }));
  }

  const told = async (service: string, text: RegExp): Promise<string> =>
    eventually(
      async () => (await work.service(service)).events?.find(({ message }) => text.test(message ?? ""))?.message,
      { what: `an event of ${service} like ${text}` },
    );

  async function retire(service: string): Promise<void> {
    await house.ecs.send(new DeleteServiceCommand({ cluster, service, force: true }));
    await eventually(async () => ((await work.service(service)).status === "INACTIVE" ? true : undefined), {
      what: `${service} INACTIVE`,
    });
  }

  test("a service with a wrong image says so, and that it cannot start tasks consistently", async () => {
    await serve("wrong", [work.container("true", { image: work.busybox.replace(/:1$/, ":absent") })]);
    await told(
      "wrong",
      /^\(service wrong\) failed to launch a task with \(error CannotPullContainerError: .*not found/,
    );
    await told("wrong", /is unable to consistently start tasks successfully\./);
    const { deployments } = await work.service("wrong");
    assert.ok((deployments?.[0]?.failedTasks ?? 0) >= 3);
    await retire("wrong");
  });

  test("a service whose container becomes unhealthy replaces the task", async () => {
    const sick = work.container(`touch /ok; sleep 8; rm /ok; echo sick; ${forever}`, {
      healthCheck: { command: ["CMD-SHELL", "test -f /ok"], interval: 5, retries: 1, startPeriod: 0 },
    });
    await serve("sickly", [sick]);
    const first = await eventually(
      async () => {
        const { taskArns = [] } = await house.ecs.send(new ListTasksCommand({ cluster, serviceName: "sickly" }));
        return taskArns[0];
      },
      { what: "the first task" },
    );
    const running = await work.running({ taskArn: first });
    await eventually(async () => ((await work.task(first)).healthStatus === "HEALTHY" ? true : undefined), {
      what: "HEALTHY",
    });
    await told("sickly", new RegExp(`\\(task ${idOf(first)}\\) failed container health checks`));
    const ended = await work.stopped(running);
    assert.equal(ended.stopCode, "ServiceSchedulerInitiated");
    assert.match(ended.stoppedReason ?? "", /Task failed container health checks/);
    const next = await eventually(
      async () => {
        const { taskArns = [] } = await house.ecs.send(new ListTasksCommand({ cluster, serviceName: "sickly" }));
        return taskArns.find((arn) => arn !== first);
      },
      { what: "a replacement" },
    );
    assert.notEqual(next, first);
    await retire("sickly");
  });

  test(`the log group ${logGroup} has only what containers wrote`, async () => {
    const { container: app } = failures[2]?.definition(work) ?? assert.fail();
    const task = await work.stopped(await work.start(await work.define("silent", [app])));
    assert.deepEqual(await work.output(task), []);
  });
});
