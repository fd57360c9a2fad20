// What a container of a task sees: environment, user, limits, volumes, the order in which containers start and end.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { StopTaskCommand, type Task } from "@aws-sdk/client-ecs";
import { eventually } from "../eventually.ts";
import { type House, openHouse } from "../house.ts";
import { cluster, Workload } from "../workload.ts";

const forever = "trap 'exit 0' TERM; while :; do sleep 1000 & wait $!; done";

describe("containers of a task", { timeout: 400_000 }, () => {
  let house: House;
  let work: Workload;
  before(async () => {
    house = await openHouse();
    work = await Workload.open(house);
  });
  after(() => house.close());

  const stop = async ({ taskArn }: Task, reason?: string) => {
    await house.ecs.send(new StopTaskCommand({ cluster, task: taskArn, reason }));
  };

  test("environment, overrides, working directory, user, limits and a read-only root are what was asked for", async () => {
    const script =
      'echo "$A $B"; pwd; id -u; id -g; ulimit -n; (echo x >/x) 2>/dev/null && echo written || echo read-only';
    const app = work.container(`${script}; ${forever}`, {
      environment: [
        { name: "A", value: "one" },
        { name: "B", value: "two" },
      ],
      workingDirectory: "/bin",
      user: "1234:567",
      readonlyRootFilesystem: true,
      ulimits: [{ name: "nofile", softLimit: 4242, hardLimit: 4242 }],
    });
    const overrides = { containerOverrides: [{ name: "app", environment: [{ name: "B", value: "overridden" }] }] };
    const task = await work.running(await work.start(await work.define("sees", [app]), { overrides }));
    const expected = ["one overridden", "/bin", "1234", "567", "4242", "read-only"];
    const lines = await eventually(
      async () => {
        const found = await work.output(task);
        return found.length >= expected.length ? found : undefined;
      },
      { what: "six lines of output" },
    );
    assert.deepEqual(lines, expected);
    await stop(task);
    await work.stopped(task);
  });

  test("a command that is overridden runs instead", async () => {
    const definition = await work.define("overridden", [work.container("echo original")]);
    const overrides = { containerOverrides: [{ name: "app", command: ["sh", "-c", "echo instead"] }] };
    const task = await work.stopped(await work.start(definition, { overrides }));
    assert.deepEqual(await work.output(task), ["instead"]);
    assert.equal(task.containers?.[0]?.exitCode, 0);
    assert.equal(task.stopCode, "EssentialContainerExited");
    assert.equal(task.stoppedReason, "Essential container in task exited");
  });

  test("dependsOn: START, SUCCESS, COMPLETE and HEALTHY hold back what waits for them", async () => {
    const note = (name: string) => `echo ${name} >>/shared/order`;
    const mountPoints = [{ sourceVolume: "shared", containerPath: "/shared" }];
    const containers = [
      work.container(`${note("app")}; cat /shared/order; ${forever}`, {
        mountPoints,
        dependsOn: [
          { containerName: "migrate", condition: "SUCCESS" },
          { containerName: "tidy", condition: "COMPLETE" },
          { containerName: "ready", condition: "HEALTHY" },
        ],
      }),
      work.container(`usleep 300000; ${note("migrate")}`, { name: "migrate", essential: false, mountPoints }),
      work.container(`usleep 400000; ${note("tidy")}; exit 3`, { name: "tidy", essential: false, mountPoints }),
      work.container(`usleep 500000; ${note("ready")}; touch /ok; ${forever}`, {
        name: "ready",
        mountPoints,
        dependsOn: [{ containerName: "tidy", condition: "START" }],
        healthCheck: { command: ["CMD-SHELL", "test -f /ok"], interval: 5, retries: 5 },
      }),
    ];
    const task = await work.start(await work.define("ordered", containers, { volumes: [{ name: "shared" }] }));
    const lines = await eventually(
      async () => {
        const found = await work.output(task).catch(() => []);
        return found.length >= 4 ? found : undefined;
      },
      { what: "app's output" },
    );
    assert.equal(lines.at(-1), "app");
    assert.deepEqual(lines.slice(0, 3).sort(), ["migrate", "ready", "tidy"]);
    const { healthStatus, containers: shown = [] } = await work.running(task);
    assert.equal(shown.find(({ name }) => name === "tidy")?.exitCode, 3);
    assert.equal(shown.find(({ name }) => name === "ready")?.healthStatus, "HEALTHY");
    assert.equal(healthStatus, "HEALTHY");
    await stop(task);
    await work.stopped(task);
  });

  test("a dependency that does not succeed fails the task that waits for it", async () => {
    const containers = [
      work.container("echo never", { dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }] }),
      work.container("exit 7", { name: "migrate", essential: false }),
    ];
    const task = await work.stopped(await work.start(await work.define("doomed", containers)));
    assert.equal(task.stopCode, "TaskFailedToStart");
    assert.match(task.containers?.find(({ name }) => name === "app")?.reason ?? "", /dependency|depend/i);
    assert.deepEqual(await work.output(task), []);
  });

  test("containers of one task share localhost, a volume, and the volumes of another container", async () => {
    const containers = [
      work.container("echo kept >/data/file; echo seen | nc -l -p 7000", {
        name: "first",
        essential: false,
        mountPoints: [{ sourceVolume: "data", containerPath: "/data" }],
      }),
      work.container(
        "until nc 127.0.0.1 7000 </dev/null; do usleep 50000; done; cat /data/file; touch /data/x 2>/dev/null || echo refused",
        {
          volumesFrom: [{ sourceContainer: "first", readOnly: true }],
          dependsOn: [{ containerName: "first", condition: "START" }],
        },
      ),
    ];
    const definition = await work.define("sharing", containers, { volumes: [{ name: "data" }] });
    const task = await work.stopped(await work.start(definition));
    assert.deepEqual(await work.output(task), ["seen", "kept", "refused"]);
    assert.equal(
      await house.docker("volume", "ls", "--quiet", "--filter", `label=muelle.task-arn=${task.taskArn}`),
      "",
    );
  });

  test("stopTimeout: SIGTERM first, SIGKILL after the time that was stated", async () => {
    const app = work.container("trap 'echo asked' TERM; while :; do sleep 1000 & wait $!; done", { stopTimeout: 2 });
    const task = await work.running(await work.start(await work.define("stubborn", [app])));
    await stop(task, "enough");
    const ended = await work.stopped(task);
    assert.equal(ended.containers?.[0]?.exitCode, 137);
    assert.deepEqual(await work.output(task), ["asked"]);
    assert.equal(ended.stopCode, "UserInitiated");
    assert.equal(ended.stoppedReason, "enough");
    const tookMs = Number(ended.stoppedAt) - Number(ended.stoppingAt);
    assert.ok(tookMs >= 2000 && tookMs < 30_000, `${tookMs} ms`);
  });
});
