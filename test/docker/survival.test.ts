// The control plane is killed with SIGKILL: workloads go on, and afterwards everything that was acknowledged is there.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  CreateServiceCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { AuthorizeSecurityGroupIngressCommand } from "@aws-sdk/client-ec2";
import { eventually } from "../eventually.ts";
import { type House, openHouse } from "../house.ts";
import { answers, cluster, containerId, idOf, instanceOf, Workload } from "../workload.ts";

const forever = "trap 'exit 0' TERM; while :; do sleep 1000 & wait $!; done";
/** Answers with its own host name. */
const web = "mkdir /www; hostname >/www/index.html; trap 'exit 0' TERM; httpd -f -p 80 -h /www & wait $!";

describe("kill -9 of the control plane", { timeout: 400_000 }, () => {
  let house: House;
  let work: Workload;
  before(async () => {
    house = await openHouse();
    work = await Workload.open(house);
  });
  after(() => house.close());

  test("the page keeps answering, and tasks and containers are the same after `up`", async () => {
    const group = await work.group("open");
    const permission = { IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
    await house.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: group, IpPermissions: [permission] }));
    const taskDefinition = await work.define("web", [work.container(web)]);
    await house.ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName: "web",
        taskDefinition,
        desiredCount: 2,
        launchType: "FARGATE",
        networkConfiguration: work.network([group]),
      }),
    );
    await work.steady("web");
    const before = await tasksOf("web");
    assert.equal(before.length, 2);
    const urls = await Promise.all(before.map(async (task) => `http://${await work.publicAddress(task)}/`));
    const serving = () => Promise.all(urls.map((url) => answers(url, 5000)));
    await eventually(async () => ((await serving()).every(Boolean) ? true : undefined), { what: "both pages" });

    // Asked again and again from before the kill until after the restart.
    let asking = true;
    const outcomes: boolean[] = [];
    const asked = (async () => {
      while (asking) outcomes.push(...(await serving()));
    })();
    const { pid } = await house.status();
    await house.kill();
    await eventually(() => (outcomes.length > 50 ? true : undefined), { what: "answers without a control plane" });
    const { pid: next } = await house.up();
    assert.notEqual(next, pid);
    const later = await tasksOf("web");
    asking = false;
    await asked;
    assert.equal(outcomes.filter((answered) => !answered).length, 0, `of ${outcomes.length} requests some failed`);
    const identity = (tasks: readonly Task[]) =>
      tasks.map((task) => [task.taskArn, containerId(task), task.lastStatus]);
    assert.deepEqual(identity(later), identity(before));
    await work.steady("web");
    assert.deepEqual(identity(await tasksOf("web")), identity(before));
  });

  async function tasksOf(serviceName: string): Promise<Task[]> {
    const { taskArns = [] } = await house.ecs.send(new ListTasksCommand({ cluster, serviceName }));
    const { tasks = [] } = await house.ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns.sort() }));
    return tasks;
  }

  test("in the middle of RunTask and StopTask: what was acknowledged holds, and nothing leaks", async () => {
    const definition = await work.define("load", [work.container(forever)]);
    const started = new Set<string>();
    const stopped = new Set<string>();
    let loading = true;
    const load = async (worker: number) => {
      for (let count = 0; loading; count++)
        try {
          const { tasks = [] } = await house.ecs.send(
            new RunTaskCommand({
              cluster,
              taskDefinition: definition,
              launchType: "FARGATE",
              networkConfiguration: work.network(),
              startedBy: `load-${worker}`,
            }),
          );
          const arn = tasks[0]?.taskArn ?? assert.fail("RunTask gave no task");
          started.add(arn);
          if (count % 2 === worker % 2) continue;
          await house.ecs.send(new StopTaskCommand({ cluster, task: arn }));
          stopped.add(arn);
        } catch (thrown) {
          if (loading && !/ECONNREFUSED|ECONNRESET|socket hang up/.test(String((thrown as Error).message)))
            throw thrown;
          return;
        }
    };
    const loads = [0, 1].map(load);
    await eventually(() => (started.size >= 8 && stopped.size >= 3 ? true : undefined), { what: "a load" });
    await house.kill();
    loading = false;
    await Promise.all(loads);
    await house.up();

    const known = new Map((await describeAll([...started])).map((task) => [task.taskArn, task]));
    for (const arn of started) assert.ok(known.has(arn), `${arn} was acknowledged and is gone`);
    for (const arn of stopped) assert.equal(known.get(arn)?.desiredStatus, "STOPPED", `${arn} was told to stop`);

    // One task may have been accepted without its answer having arrived; it counts like the others.
    const { taskArns: live = [] } = await house.ecs.send(new ListTasksCommand({ cluster, family: "load" }));
    for (const arn of live) {
      const task = await work.running({ taskArn: arn });
      assert.equal(await work.inside(task, "echo alive"), "alive");
      await house.ecs.send(new StopTaskCommand({ cluster, task: arn }));
    }
    for (const arn of new Set([...live, ...started])) {
      const task = await work.stopped({ taskArn: arn });
      assert.notEqual(task.stopCode, "TaskFailedToStart", task.stoppedReason);
    }
    await eventually(async () => ((await leaked()).length === 0 ? true : undefined), {
      what: "no container of a task that stopped",
    });
  });

  async function describeAll(arns: readonly string[]): Promise<Task[]> {
    const tasks: Task[] = [];
    for (let at = 0; at < arns.length; at += 100) {
      const page = await house.ecs.send(new DescribeTasksCommand({ cluster, tasks: arns.slice(at, at + 100) }));
      tasks.push(...(page.tasks ?? []));
    }
    return tasks;
  }

  /** Containers of this house whose task is not of the service that runs. */
  async function leaked(): Promise<string[]> {
    const label = `label=muelle=${await instanceOf(house)}`;
    const format = '{{.Names}} {{.Label "muelle.task"}}';
    const lines = (await house.docker("ps", "--all", "--filter", label, "--format", format)).split("\n");
    const serving = new Set((await tasksOf("web")).map(({ taskArn }) => idOf(taskArn)));
    return lines.filter((line) => {
      const [, task = ""] = line.split(" ");
      return task !== "" && !serving.has(task);
    });
  }
});
