// What the machine and the store hold at rest is what live tasks need, and nothing else.
import { isOurs } from "../../src/agent/task-runner/runner.ts";
import type { Container } from "../../src/engine/engine.ts";
import { compileFirewall } from "../../src/model/ec2/firewall.ts";
import type { Task } from "../../src/model/ecs/records.ts";
import type { Reader } from "../../src/store/store.ts";
import { claimedSandboxes } from "../../src/store/tables/agent.ts";
import { networkInterfaces, securityGroupRules } from "../../src/store/tables/ec2.ts";
import { tasks } from "../../src/store/tables/ecs.ts";
import { instance, namespaceOf, type World } from "./world.ts";

const liveTasks = (store: Reader): Task[] => store.list(tasks).filter(isOurs);

/** One sandbox for each task that runs, no more warm ones than the pool holds, containers of live tasks only. */
export async function checkContainers(world: World, store: Reader, warmSandboxes: number): Promise<void> {
  const all = await world.engine.list({ muelle: instance });
  const live = new Map(liveTasks(store).map((task) => [task.taskArn, task]));
  const claims = new Map(store.list(claimedSandboxes).map((row) => [row.containerId, row.taskArn]));
  const claimed = new Set<string>();
  let warm = 0;
  for (const { id, state, labels, name } of all) {
    if (labels["muelle.role"] !== "sandbox") {
      if (!live.has(labels["muelle.task-arn"] ?? "")) world.problem(`${name} is left behind`);
      continue;
    }
    const taskArn = claims.get(id);
    if (taskArn === undefined) warm += 1;
    else if (!live.has(taskArn)) world.problem(`${name} is kept for ${taskArn}, which does not live`);
    else if (claimed.has(taskArn)) world.problem(`${taskArn} has two sandboxes`);
    else claimed.add(taskArn);
    if (state !== "running") world.problem(`the sandbox ${name} is ${state}`);
  }
  if (warm > warmSandboxes) world.problem(`${warm} sandboxes wait, the pool is for ${warmSandboxes}`);
  for (const [id, taskArn] of claims)
    if (!all.some((container) => container.id === id)) world.problem(`${taskArn} claims ${id}, which is gone`);
  for (const task of live.values()) if (task.lastStatus === "RUNNING") checkRunning(world, task, all, claimed);
}

function checkRunning(world: World, task: Task, all: readonly Container[], claimed: ReadonlySet<string>): void {
  if (!claimed.has(task.taskArn)) world.problem(`${task.taskArn} is RUNNING without a sandbox`);
  for (const { name, runtimeId, lastStatus } of task.containers) {
    const state = all.find(({ id }) => id === runtimeId)?.state ?? "gone";
    if ((lastStatus === "RUNNING") !== (state === "running"))
      world.problem(`${task.taskArn} says that ${name} is ${lastStatus}, and it is ${state}`);
  }
}

export async function checkVolumes(world: World, store: Reader): Promise<void> {
  const ids = liveTasks(store).map(({ taskId }) => taskId);
  for (const volume of await world.engine.listVolumes({ muelle: instance }))
    if (!ids.some((taskId) => volume.startsWith(`muelle-${taskId}-`)))
      world.problem(`the volume ${volume} is left behind`);
}

/** Rows and the machine agree on who is attached where, and on what may pass. */
export function checkInterfaces(world: World, store: Reader): void {
  const wanted = new Map(store.list(tasks).map((task) => [task.attachment?.networkInterfaceId, task]));
  for (const nic of store.list(networkInterfaces))
    if (
      wanted.get(nic.networkInterfaceId)?.taskArn !== nic.taskArn ||
      wanted.get(nic.networkInterfaceId)?.lastStatus === "STOPPED"
    )
      world.problem(`${nic.networkInterfaceId} is left behind in the store`);
  for (const interfaceId of world.machine.interfaces.keys())
    if (!isOurs(wanted.get(interfaceId))) world.problem(`${interfaceId} is left behind on the machine`);
  const sandboxes = new Map(store.list(claimedSandboxes).map((row) => [row.taskArn, row.containerId]));
  for (const task of liveTasks(store)) {
    if (task.lastStatus !== "RUNNING") continue;
    const found = problemOf(world, store, task, namespaceOf(sandboxes.get(task.taskArn) ?? ""));
    if (found !== undefined) world.problem(`${task.taskArn}: ${found}`);
  }
}

function problemOf({ machine }: World, store: Reader, { attachment }: Task, namespace: string): string | undefined {
  const interfaceId = attachment?.networkInterfaceId ?? "";
  const row = store.get(networkInterfaces, interfaceId);
  const attached = machine.alive().find((nic) => nic.interfaceId === interfaceId);
  if (!row || !attached) return `${interfaceId} is not ${row ? "attached" : "in the store"}`;
  if (attached.namespace !== namespace) return `${interfaceId} is in ${attached.namespace}, not in ${namespace}`;
  if (attached.privateAddress !== attachment?.privateAddress || attached.privateAddress !== row.privateAddress)
    return `${interfaceId} has ${attached.privateAddress}, the task says ${attachment?.privateAddress}`;
  if (attached.publicAddress !== row.publicAddress) return `${interfaceId} has ${attached.publicAddress}`;
  const rules = row.groupIds.flatMap((groupId) => store.by(securityGroupRules, "group", groupId));
  const firewall = compileFirewall(rules, (groupId) =>
    store.by(networkInterfaces, "group", groupId).map((member) => member.privateAddress),
  );
  const same = JSON.stringify(firewall) === JSON.stringify(attached.firewall);
  return same ? undefined : `the firewall of ${interfaceId} is not what its groups say`;
}
