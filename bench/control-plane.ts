// Operations per second and core of the control plane on the simulated engine, and what they cost at 10,000 tasks. Counted in
// processor time of the daemon, so that the speed of the client does not matter.
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { clientOptions, cpuMs, type House, openHouse, residentMiB } from "./house.ts";

export interface ControlPlaneBench {
  /** Requests per second of processor time. */
  readonly perCoreSecond: Readonly<
    Record<"DescribeTasks100" | "ListTasks" | "RunTask" | "RegisterTaskDefinition", number>
  >;
  /** What a RunTask costs with 10,000 tasks in the house over what it costs with 100. */
  readonly runTaskCostRatio: number;
  readonly mibPerThousandTasks: number;
  /** Processor milliseconds that measuring 1,000 tasks takes, every ten seconds. */
  readonly measureCpuMsPerThousandTasks: number;
  readonly tasks: number;
  readonly samples: {
    readonly runTaskCpuMsAt100: number;
    readonly runTaskCpuMsAt10000: number;
    readonly residentMiB: readonly number[];
  };
}

const family = "bench";

export async function benchControlPlane(most = 10_000): Promise<ControlPlaneBench> {
  const house = await openHouse("simulated");
  const ecs = new ECSClient(clientOptions(house));
  try {
    const run = await runner(house, ecs);
    await run(10);
    const startMiB = residentMiB(house.pid);
    await settled(house, ecs, 100, run);
    const atHundred = await costOf(house, 20, () => run(10));
    await settled(house, ecs, most, run);
    const fullMiB = residentMiB(house.pid);
    const atMost = await costOf(house, 20, () => run(10));
    const { taskArns: tasks = [] } = await ecs.send(new ListTasksCommand({ cluster: family, maxResults: 100 }));
    const perSecond = async (count: number, work: () => Promise<unknown>) => 1000 / (await costOf(house, count, work));
    return {
      perCoreSecond: {
        DescribeTasks100: await perSecond(300, () => ecs.send(new DescribeTasksCommand({ cluster: family, tasks }))),
        ListTasks: await perSecond(300, () => ecs.send(new ListTasksCommand({ cluster: family }))),
        RunTask: 10_000 / atMost,
        RegisterTaskDefinition: await perSecond(300, () => register(ecs)),
      },
      runTaskCostRatio: atMost / atHundred,
      measureCpuMsPerThousandTasks: ((await costOfALook(house)) * 1000) / most,
      mibPerThousandTasks: ((fullMiB - startMiB) * 1000) / most,
      tasks: most,
      samples: {
        runTaskCpuMsAt100: atHundred / 10,
        runTaskCpuMsAt10000: atMost / 10,
        residentMiB: [startMiB, fullMiB],
      },
    };
  } finally {
    ecs.destroy();
    await house.close();
  }
}

/** Processor milliseconds of the daemon per call, everything that follows from it included: up to four calls at once. */
async function costOf({ pid }: House, calls: number, work: () => Promise<unknown>): Promise<number> {
  await afterALook();
  await idle(pid);
  const before = cpuMs(pid);
  let left = calls;
  const lane = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  await idle(pid);
  return (cpuMs(pid) - before) / calls;
}

/** The agent measures what runs at every tenth second of the clock, whatever is asked meanwhile: that has a figure of its own. */
const lookEveryMs = 10_000;
const lookTakesMs = 2_500;

/** Until a look at the containers is over and the next one is some seconds away. */
async function afterALook(): Promise<void> {
  const sinceMs = Date.now() % lookEveryMs;
  const waitMs =
    sinceMs < lookTakesMs ? lookTakesMs - sinceMs : sinceMs < lookEveryMs / 2 ? 0 : lookEveryMs + lookTakesMs - sinceMs;
  await new Promise((resolve) => setTimeout(resolve, waitMs));
}

/** Processor milliseconds of one look at all containers, of a daemon that has nothing else to do. */
async function costOfALook({ pid }: House): Promise<number> {
  await afterALook();
  await idle(pid);
  const before = cpuMs(pid);
  await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  return cpuMs(pid) - before;
}

/** Until the daemon has used (almost) no processor for a fifth of a second. */
async function idle(pid: number): Promise<void> {
  for (let before = cpuMs(pid); ; ) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const now = cpuMs(pid);
    if (now - before <= 10) return;
    before = now;
  }
}

async function settled(
  house: House,
  ecs: ECSClient,
  wanted: number,
  run: (count: number) => Promise<unknown>,
): Promise<void> {
  let have = await count(ecs);
  while (have < wanted) {
    await Promise.all(Array.from({ length: Math.min(8, Math.ceil((wanted - have) / 10)) }, () => run(10)));
    have += 80;
    if (have >= wanted) have = await count(ecs);
  }
  await idle(house.pid);
}

async function count(ecs: ECSClient): Promise<number> {
  let total = 0;
  for (let nextToken: string | undefined; ; ) {
    const page = await ecs.send(new ListTasksCommand({ cluster: family, nextToken }));
    total += page.taskArns?.length ?? 0;
    nextToken = page.nextToken;
    if (nextToken === undefined) return total;
  }
}

const register = (ecs: ECSClient) =>
  ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name: "web", image: "example/web:1", portMappings: [{ containerPort: 80 }] }],
    }),
  );

async function runner(house: House, ecs: ECSClient): Promise<(count: number) => Promise<unknown>> {
  const ec2 = new EC2Client(clientOptions(house));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  ec2.destroy();
  const subnets = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
  await ecs.send(new CreateClusterCommand({ clusterName: family }));
  await register(ecs);
  const networkConfiguration = { awsvpcConfiguration: { subnets } };
  return (howMany) =>
    ecs.send(
      new RunTaskCommand({
        cluster: family,
        taskDefinition: family,
        launchType: "FARGATE",
        count: howMany,
        networkConfiguration,
      }),
    );
}
