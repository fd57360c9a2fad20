// The launcher with real containers: the demo's contract, what `down` leaves and what `down --all` takes away, and two control
// planes side by side.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { DescribeTasksCommand } from "@aws-sdk/client-ecs";
import { snapshot } from "../../scripts/test/remains.ts";
import { type House, newHouse, root, type Status } from "../house.ts";
import { answers, containerId, instanceOf } from "../workload.ts";

interface Demo {
  readonly url: string;
  readonly clusterArn: string;
  readonly serviceArn: string;
  readonly taskArns: readonly string[];
}

interface Removed {
  readonly stopped: boolean;
  readonly removed: { readonly containers: number; readonly volumes: number; readonly images: number };
}

describe("the launcher", { timeout: 400_000 }, () => {
  let one: House;
  let other: House;
  let earlier: ReadonlySet<string>;
  let demos: readonly Demo[];
  const instances: string[] = [];

  before(async () => {
    earlier = await snapshot(root);
    one = await newHouse();
    other = await newHouse();
  });
  after(async () => {
    await one.close();
    await other.close();
  });

  /** Data directories stay until they are reset. */
  const isState = (thing: string) => thing.includes(one.data) || thing.includes(other.data);

  /** What is on the machine and was not before, of this house; in CI, where nobody else works, of anybody. */
  async function left(house: House, instance: string): Promise<string[]> {
    const things = [...(await snapshot(root))].filter((thing) => !earlier.has(thing) && !isState(thing));
    const alone = process.env["CI"] === "true" && !existsSync(`${other.data}/identity.json`);
    const [pool = ""] = house.pool.split("/");
    const mine = [`mu${instance}`, `muelle_${instance}`, `-${instance}-`, pool.replace(/\.0$/, ".")];
    return alone ? things : things.filter((thing) => mine.some((mark) => thing.includes(mark)));
  }

  test("demo --json brings a control plane up and ends with the page's address", async () => {
    demos = [await one.must<Demo>("demo"), await other.must<Demo>("demo")];
    for (const { url, clusterArn, serviceArn, taskArns } of demos) {
      assert.match(clusterArn, /^arn:aws:ecs:us-east-1:000000000000:cluster\//);
      assert.match(serviceArn, /^arn:aws:ecs:us-east-1:000000000000:service\//);
      assert.equal(taskArns.length, 1);
      const page = await (await fetch(url)).text();
      assert.match(page, /¡Hola!/);
      assert.match(page, /Hello!/);
      const id = taskArns[0]?.split("/").at(-1) ?? "";
      assert.ok(page.includes(id), `the page names its task ${id}`);
    }
    for (const house of [one, other]) instances.push(await instanceOf(house));
    assert.notEqual(instances[0], instances[1]);
  });

  test("status tells pid, endpoint and what runs; up twice is one control plane", async () => {
    const status = await one.must<Status>("status");
    assert.deepEqual([status.endpoint, status.services, status.tasks], [one.endpoint, 1, 1]);
    const again = await one.must<Status & { readonly alreadyRunning: boolean }>("up");
    assert.deepEqual([again.pid, again.alreadyRunning], [status.pid, true]);
    assert.notEqual((await other.status()).pid, status.pid);
  });

  test("the demo again is the same service, and its clean-up takes all of it away", async () => {
    const again = await one.must<Demo>("demo");
    assert.equal(again.serviceArn, demos[0]?.serviceArn);
    assert.ok(await answers(again.url, 5000));
    assert.deepEqual(await one.must("demo", "--clean"), { cleaned: true });
    assert.equal(await answers(again.url), false);
    const { services, tasks } = await one.status();
    assert.deepEqual([services, tasks], [0, 0]);
    const label = `label=muelle=${instances[0]}`;
    const containers = await one.docker("ps", "--all", "--filter", label, "--format", '{{.Label "muelle.role"}}');
    assert.deepEqual([...new Set(containers.split("\n"))], ["sandbox"], "only warm sandboxes are left");
    demos = [await one.must<Demo>("demo"), demos[1] as Demo];
  });

  test("down leaves workloads, and up takes them over", async () => {
    const [demo] = demos;
    assert.ok(demo);
    const describe = async () => {
      const { cluster, tasks } = { cluster: demo.clusterArn, tasks: [...demo.taskArns] };
      const { tasks: found = [] } = await one.ecs.send(new DescribeTasksCommand({ cluster, tasks }));
      return found.map((task) => [task.taskArn, task.lastStatus, containerId(task, "web")]);
    };
    const before = await describe();
    assert.deepEqual(await one.must("down"), { stopped: true });
    assert.deepEqual(await one.must("down"), { stopped: false });
    assert.ok(await answers(demo.url, 5000), "the page without a control plane");
    const envelope = await one.json("status");
    assert.deepEqual([envelope.status, envelope.error?.code], ["error", "not-running"]);
    await one.up();
    assert.deepEqual(await describe(), before);
    assert.ok(await answers(demo.url, 5000));
  });

  test("down --all leaves nothing of its own, and the other control plane's page answers on", async () => {
    const [mine = "", theirs = ""] = instances;
    assert.notDeepEqual(await left(one, mine), []);
    const { stopped, removed } = await one.must<Removed>("down", "--all");
    assert.ok(stopped && removed.containers > 0 && removed.images > 0, JSON.stringify(removed));
    assert.deepEqual(await left(one, mine), []);
    const url = demos[1]?.url ?? "";
    assert.ok(await answers(url, 5000), `${url} of the other control plane`);
    assert.notDeepEqual(await left(other, theirs), []);
  });

  test("reset forgets the state too, also of a control plane that was killed", async () => {
    await other.kill();
    const { removed } = await other.must<Removed>("reset");
    assert.ok(removed.containers > 0);
    assert.equal(existsSync(other.data), false);
    assert.deepEqual(await left(other, instances[1] ?? ""), []);
    await one.must("reset");
    assert.equal(existsSync(one.data), false);
  });
});
