// A rolling update under load: the old tasks stop only when new ones serve, and no request of a client that knows both goes
// unanswered.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  CreateServiceCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  type Task,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { AuthorizeSecurityGroupIngressCommand } from "@aws-sdk/client-ec2";
import { eventually } from "../eventually.ts";
import { type House, openHouse } from "../house.ts";
import { answers, cluster, idOf, Workload } from "../workload.ts";

const web = "mkdir /www; echo $VERSION >/www/index.html; trap 'exit 0' TERM; httpd -f -p 80 -h /www & wait $!";
const serviceName = "rolling";
const desiredCount = 2;

describe("a rolling update", { timeout: 300_000 }, () => {
  let house: House;
  let work: Workload;
  before(async () => {
    house = await openHouse();
    work = await Workload.open(house);
  });
  after(() => house.close());

  const define = (version: string) =>
    work.define("rolling", [
      work.container(web, {
        environment: [{ name: "VERSION", value: version }],
        healthCheck: {
          command: ["CMD-SHELL", "printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc 127.0.0.1 80 | grep -q OK"],
          interval: 5,
        },
      }),
    ]);

  async function tasksOf(desiredStatus: "RUNNING" | "STOPPED"): Promise<Task[]> {
    const { taskArns = [] } = await house.ecs.send(new ListTasksCommand({ cluster, serviceName, desiredStatus }));
    if (taskArns.length === 0) return [];
    const { tasks = [] } = await house.ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
    return tasks;
  }

  /** A client as a load balancer would be: knows the running tasks, asks them in turn, tries the next when one is gone. */
  async function startLoad() {
    const addresses = new Map<string, string>();
    const outcomes = { answered: 0, failed: 0 };
    let going = true;
    const learn = async () => {
      for (const { taskArn = "", lastStatus, ...task } of await tasksOf("RUNNING"))
        if (lastStatus === "RUNNING" && !addresses.has(taskArn))
          addresses.set(taskArn, await work.publicAddress({ taskArn, ...task }));
    };
    const learnOn = async () => {
      while (going) await learn();
    };
    const ask = async () => {
      while (going) outcomes[(await anyAnswers([...addresses.values()])) ? "answered" : "failed"]++;
    };
    await learn();
    const loops = Promise.all([learnOn(), ask(), ask()]);
    return {
      outcomes,
      async end() {
        going = false;
        await loops;
      },
    };
  }

  /** The young first: one that has just come may have to be passed over, like one that has just gone. */
  async function anyAnswers(addresses: readonly string[]): Promise<boolean> {
    for (const address of addresses.toReversed()) if (await answers(`http://${address}/`, 1000)) return true;
    return false;
  }

  test("old tasks stop only after new ones are healthy, and every request is answered", async () => {
    const group = await work.group("rolling");
    const permission = { IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
    await house.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: group, IpPermissions: [permission] }));
    const [one, two] = [await define("one"), await define("two")];
    await house.ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName,
        desiredCount,
        taskDefinition: one,
        launchType: "FARGATE",
        networkConfiguration: work.network([group]),
        deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
      }),
    );
    await eventually(async () => steadyWith(one), { what: "the first revision, steady" });
    const olds = await tasksOf("RUNNING");
    const client = await startLoad();
    try {
      await update(client, one, two);
    } finally {
      await client.end();
    }
    assert.equal(client.outcomes.failed, 0, `${client.outcomes.failed} failed, ${client.outcomes.answered} answered`);
    console.log(`measured ${client.outcomes.answered} requests answered and 0 not, during the update`);
    await stoppedInTime(olds);
    await tellsInOrder(olds);
  });

  async function update(client: Awaited<ReturnType<typeof startLoad>>, one: string, two: string): Promise<void> {
    await eventually(() => (client.outcomes.answered > 20 ? true : undefined), { what: "answers" });
    await house.ecs.send(new UpdateServiceCommand({ cluster, service: serviceName, taskDefinition: two }));
    const during = await eventually(
      async () => {
        const { deployments = [] } = await work.service(serviceName);
        return deployments.length === 2 ? deployments : undefined;
      },
      { what: "two deployments" },
    );
    assert.deepEqual(
      during.map(({ status, taskDefinition }) => [status, taskDefinition]),
      [
        ["PRIMARY", two],
        ["ACTIVE", one],
      ],
    );
    await eventually(async () => steadyWith(two), { what: "the second revision, steady", mostMs: 90_000 });
  }

  async function stoppedInTime(olds: readonly Task[]): Promise<void> {
    const all = [...(await tasksOf("RUNNING")), ...(await tasksOf("STOPPED"))];
    const gone = await Promise.all(olds.map((task) => work.stopped(task)));
    for (const { stoppingAt, stopCode, stoppedReason } of gone) {
      const serving = all.filter((task) => isServing(task, stoppingAt ?? new Date(0)));
      assert.ok(serving.length >= desiredCount, `only ${serving.length} were serving at ${stoppingAt?.toISOString()}`);
      assert.equal(stopCode, "ServiceSchedulerInitiated");
      assert.match(stoppedReason ?? "", /^Scaling activity initiated by \(deployment ecs-svc\/\d{19}\)$/);
    }
  }

  const isServing = ({ startedAt, stoppingAt }: Task, at: Date): boolean =>
    startedAt !== undefined && startedAt <= at && (stoppingAt === undefined || stoppingAt > at);

  async function steadyWith(taskDefinition: string): Promise<true | undefined> {
    const { deployments = [], events = [] } = await work.service(serviceName);
    const [only] = deployments;
    const done =
      deployments.length === 1 && only?.rolloutState === "COMPLETED" && only.taskDefinition === taskDefinition;
    return done && events[0]?.message?.endsWith("has reached a steady state.") ? true : undefined;
  }

  /** Newest first is how AWS lists them. */
  async function tellsInOrder(olds: readonly Task[]): Promise<void> {
    const { events = [] } = await work.service(serviceName);
    const messages = events.map(({ message = "" }) => message).reverse();
    const times = events.map(({ createdAt }) => Number(createdAt));
    assert.deepEqual(
      times,
      [...times].sort((one, other) => other - one),
    );
    const at = (text: RegExp) => messages.findLastIndex((message) => text.test(message));
    const started = at(/^\(service rolling\) has started \d tasks?: \(task [0-9a-f]{32}\)/);
    const stopped = at(/^\(service rolling\) has stopped \d running tasks?: \(task [0-9a-f]{32}\)/);
    const completed = at(/^\(service rolling\) \(deployment ecs-svc\/\d{19}\) deployment completed\.$/);
    const steady = at(/^\(service rolling\) has reached a steady state\.$/);
    assert.ok(started >= 0 && started < stopped && stopped < completed && completed < steady, messages.join("\n"));
    for (const { taskArn } of olds)
      assert.ok(messages.some((message) => message.includes("has stopped") && message.includes(idOf(taskArn))));
  }
});
