// Gives each task its network interface before the agent sees it, and takes it away when the agent is done with it.
import { asError } from "../../kit/assert.ts";
import { privateDnsName } from "../../model/ec2/names.ts";
import type { Task } from "../../model/ecs/records.ts";
import { requestStop } from "../../model/ecs/task-life-cycle.ts";
import type { Change, Transaction } from "../../store/store.ts";
import { networkInterfaces, subnets } from "../../store/tables/ec2.ts";
import { tasks } from "../../store/tables/ecs.ts";
import { allocateInterface, freeAddressCount, releaseInterface } from "../../store/tables/interface-allocation.ts";
import type { Controller, Facts } from "../controller.ts";

const ours: readonly Task["lastStatus"][] = ["PROVISIONING", "DEPROVISIONING"];

/** @param publicPool CIDR of the machine's public addresses. */
export const taskNetworking = (publicPool: string): Controller => ({
  name: "task-networking",
  allKeys: (reader) => ours.flatMap((status) => reader.by(tasks, "lastStatus", status).map((task) => task.taskArn)),
  keysOf: ({ table, key, after }: Change) =>
    table === tasks.name && after && ours.includes((after as Task).lastStatus) ? [key] : [],
  reconcile(taskArn, tx, facts) {
    const task = tx.get(tasks, taskArn);
    if (task?.lastStatus === "DEPROVISIONING") tx.put(tasks, retire(tx, task, facts));
    if (task?.lastStatus === "PROVISIONING") tx.put(tasks, provide(tx, task, publicPool, facts));
  },
});

/** The task in PENDING with an interface, or in DEPROVISIONING with the reason why there is none. */
function provide(tx: Transaction, task: Task, publicPool: string, facts: Facts): Task {
  const version = task.version + 1;
  if (task.desiredStatus === "STOPPED") return { ...task, version, lastStatus: "DEPROVISIONING" };
  if (!task.attachment) return { ...task, version, lastStatus: "PENDING" };
  try {
    return { ...attach(tx, task, publicPool, facts), version, lastStatus: "PENDING" };
  } catch (thrown) {
    const reason = `ResourceInitializationError: unable to create a network interface: ${asError(thrown).message}`;
    return { ...requestStop(task, "TaskFailedToStart", reason, facts.nowMs), lastStatus: "DEPROVISIONING" };
  }
}

function attach(tx: Transaction, task: Task, publicPool: string, facts: Facts): Task {
  const { attachment } = task;
  if (!attachment) return task;
  const nic = allocateInterface(
    tx,
    {
      subnetId: emptiestSubnet(tx, attachment.subnetIds),
      groupIds: attachment.groupIds,
      description: `arn:aws:ecs:${task.region}:${task.account}:attachment/${attachment.attachmentId}`,
      taskArn: task.taskArn,
      publicPool: attachment.assignPublicAddress ? publicPool : undefined,
      requesterId: "ecs.amazonaws.com",
    },
    facts,
  );
  return {
    ...task,
    availabilityZone: nic.availabilityZone,
    attachment: {
      ...attachment,
      status: "ATTACHING",
      subnetId: nic.subnetId,
      networkInterfaceId: nic.networkInterfaceId,
      macAddress: nic.macAddress,
      privateAddress: nic.privateAddress,
      privateDnsName: privateDnsName(nic.region, nic.privateAddress),
    },
  };
}

/** Spreads tasks over the subnets (and so over the zones) that the caller named. */
function emptiestSubnet(tx: Transaction, subnetIds: readonly string[]): string {
  const held = subnetIds
    .filter((subnetId) => tx.get(subnets, subnetId))
    .map((subnetId) => ({ subnetId, count: tx.count(networkInterfaces, "subnet", subnetId) }))
    .toSorted((a, b) => a.count - b.count);
  // When all are full, allocation says which.
  const best = held.find(({ subnetId }) => hasRoom(tx, subnetId)) ?? held[0];
  if (!best) throw new Error(`none of the subnets exists: ${subnetIds.join(", ")}`);
  return best.subnetId;
}

function hasRoom(tx: Transaction, subnetId: string): boolean {
  const subnet = tx.get(subnets, subnetId);
  return subnet !== undefined && freeAddressCount(tx, subnet) > 0;
}

function retire(tx: Transaction, task: Task, { nowMs }: Facts): Task {
  const { attachment } = task;
  if (attachment?.networkInterfaceId) releaseInterface(tx, attachment.networkInterfaceId);
  return {
    ...task,
    lastStatus: "STOPPED",
    version: task.version + 1,
    stoppedAtMs: nowMs,
    executionStoppedAtMs: task.executionStoppedAtMs ?? nowMs,
    attachment: attachment && { ...attachment, status: "DELETED" },
    containers: task.containers.map((container) => ({ ...container, lastStatus: "STOPPED" })),
  };
}
