import assert from "node:assert/strict";
import { test } from "node:test";
import { ec2 } from "../../gateway/ec2/index.ts";
import { fargate, testHouse } from "../../gateway/ecs/test-house.ts";
import type { Task } from "../../model/ecs/records.ts";
import { networkInterfaces } from "../../store/tables/ec2.ts";
import { tasks } from "../../store/tables/ecs.ts";
import { taskNetworking } from "./controller.ts";

/** A house with a custom VPC: a subnet of eleven addresses and one of 251. */
async function setting(publicPool = "198.18.0.0/16") {
  const house = await testHouse({ services: [ec2] });
  const { Vpc } = await house.call("ec2", "CreateVpc", { CidrBlock: "10.1.0.0/16" });
  const subnet = async (CidrBlock: string): Promise<string> =>
    (await house.call("ec2", "CreateSubnet", { VpcId: Vpc.VpcId, CidrBlock })).Subnet.SubnetId;
  const [small, large] = [await subnet("10.1.0.0/28"), await subnet("10.1.1.0/24")];
  const controller = taskNetworking(publicPool);
  const run = async (subnets: string[], count: number, assignPublicIp = "DISABLED"): Promise<Task[]> => {
    const networkConfiguration = { awsvpcConfiguration: { subnets, assignPublicIp } };
    const input = {
      cluster: "web",
      taskDefinition: fargate.family,
      launchType: "FARGATE",
      networkConfiguration,
      count,
    };
    const { tasks: made } = await house.ecs("RunTask", input);
    return made.map(({ taskArn }: { taskArn: string }) => reconcile(taskArn));
  };
  const reconcile = (taskArn: string): Task => {
    const facts = { nowMs: house.clock.nowMs(), dice: house.dice };
    house.store.transact((tx) => controller.reconcile(taskArn, tx, facts), controller.name);
    return house.store.get(tasks, taskArn)!;
  };
  return { ...house, small, large, run, reconcile };
}

test("a task in PROVISIONING gets its interface and goes to PENDING", async () => {
  const { run, small, store } = await setting();
  const [task] = await run([small], 1, "ENABLED");
  const nic = store.get(networkInterfaces, task!.attachment!.networkInterfaceId!)!;
  assert.deepEqual([task!.lastStatus, task!.attachment!.status], ["PENDING", "ATTACHING"]);
  assert.deepEqual([nic.privateAddress, nic.taskArn], [task!.attachment!.privateAddress, task!.taskArn]);
  assert.match(nic.publicAddress ?? "", /^198\.18\./);
});

test("tasks are spread over the subnets, and a full one is passed over", async () => {
  const { run, small, large } = await setting();
  const made = [
    ...(await run([small, large], 10)),
    ...(await run([small, large], 10)),
    ...(await run([small, large], 10)),
  ];
  const inSmall = made.filter(({ attachment }) => attachment?.subnetId === small).length;
  assert.deepEqual([inSmall, made.length - inSmall], [11, 19]);
  assert.ok(made.every(({ lastStatus }) => lastStatus === "PENDING"));
});

test("without a free address the task ends, and says why", async () => {
  const { run, small, reconcile } = await setting();
  await run([small], 10);
  const [, late] = await run([small], 2);
  assert.deepEqual([late!.lastStatus, late!.stopCode], ["DEPROVISIONING", "TaskFailedToStart"]);
  assert.match(late!.stoppedReason ?? "", /^ResourceInitializationError: .*not enough free addresses in subnet/);
  assert.equal(reconcile(late!.taskArn).lastStatus, "STOPPED");
});

test("an empty public pool ends the task, too", async () => {
  const { run, large } = await setting("198.18.0.0/28");
  const made = await run([large], 10, "ENABLED");
  const more = await run([large], 10, "ENABLED");
  const failed = [...made, ...more].filter(({ stoppedReason }) => /free public addresses/.test(stoppedReason ?? ""));
  assert.equal(failed.length, 8, "the pool has twelve");
});

test("a task that is to stop before it has an interface gets none; STOPPED gives the interface back", async () => {
  const { ecs, run, small, store, reconcile, move } = await setting();
  const [task] = await run([small], 1);
  move(task!.taskArn, { lastStatus: "STOPPING", desiredStatus: "STOPPED" }, "agent");
  move(task!.taskArn, { lastStatus: "DEPROVISIONING" }, "agent");
  const stopped = reconcile(task!.taskArn);
  assert.deepEqual([stopped.lastStatus, stopped.attachment?.status], ["STOPPED", "DELETED"]);
  assert.equal(store.get(networkInterfaces, task!.attachment!.networkInterfaceId!), undefined);
  assert.equal(stopped.attachment?.privateAddress, task!.attachment!.privateAddress, "the address is still told");

  const networkConfiguration = { awsvpcConfiguration: { subnets: [small] } };
  const { tasks: made } = await ecs("RunTask", {
    cluster: "web",
    taskDefinition: fargate.family,
    launchType: "FARGATE",
    networkConfiguration,
  });
  await ecs("StopTask", { cluster: "web", task: made[0].taskArn });
  assert.equal(reconcile(made[0].taskArn).lastStatus, "DEPROVISIONING");
  assert.equal(store.list(networkInterfaces).length, 0);
});
