// What must hold once everything is at rest.
import { observe } from "../../src/control/service-deployer/observe.ts";
import { plan, planText } from "../../src/control/service-deployer/plan.ts";
import type { Service } from "../../src/model/ecs/records.ts";
import type { Reader } from "../../src/store/store.ts";
import { serviceEvents, services, tasks } from "../../src/store/tables/ecs.ts";
import type { Life } from "./life.ts";
import { checkContainers, checkInterfaces, checkVolumes } from "./leaks.ts";
import { checkEvents, checkOutput } from "./stories.ts";
import type { World } from "./world.ts";

const keptMs = 3_600_000;

/** Services, and tasks on their way, that are not where they should come to. */
export function unsettled(world: World, reader: Reader): string[] {
  const nowMs = world.clock.nowMs();
  const slow = reader
    .list(tasks)
    .filter(({ lastStatus, desiredStatus, serviceArn }) =>
      desiredStatus === "STOPPED" ? lastStatus !== "STOPPED" : lastStatus !== "RUNNING" && !serviceArn,
    );
  return [
    ...slow.map(({ taskArn, lastStatus, desiredStatus }) => `${taskArn} stays ${lastStatus}, wanted ${desiredStatus}`),
    ...reader.list(services).flatMap((service) => problemOf(reader, service, nowMs) ?? []),
  ];
}

function problemOf(reader: Reader, service: Service, nowMs: number): string | undefined {
  const { serviceArn, deployments, desiredCount, status, steady } = service;
  if (status === "INACTIVE") return undefined;
  if (status === "DRAINING") return `${serviceArn} stays DRAINING`;
  const observed = observe(reader, service);
  const next = plan(observed, nowMs);
  if (next.actions.length > 0) return `${serviceArn} is idle, and its plan is:\n${planText(next)}`;
  const [primary] = deployments;
  if (!primary) return `${serviceArn} has no deployment`;
  const events = reader.by(serviceEvents, "service", serviceArn).map(({ message }) => message);
  const said = (text: string) => events.some((message) => message.includes(text));
  const running = observed.tasks.filter((task) => task.running && task.deploymentId === primary.id).length;
  const isThere = running === desiredCount && deployments.length === 1 && primary.rolloutState === "COMPLETED";
  if (isThere && steady && said("has reached a steady state")) return undefined;
  if (primary.rolloutState === "FAILED") return said("deployment failed") ? undefined : `${serviceArn} failed silently`;
  if (
    primary.failuresInRow > 0 &&
    (said("failed to launch") || said("has stopped:") || said("failed container health checks"))
  )
    return undefined;
  if (said("was unable to stop or start tasks during a deployment")) return undefined;
  return `${serviceArn} wants ${desiredCount} and has ${running}, with ${deployments.length} deployments`;
}

export async function checkAtRest(world: World, life: Life, warmSandboxes: number): Promise<void> {
  const { store } = life;
  if (!life.isUp) world.problem("the agent is still not up");
  for (const text of unsettled(world, store)) world.problem(text);
  checkEvents(world);
  await checkContainers(world, store, warmSandboxes);
  await checkVolumes(world, store);
  checkInterfaces(world, store);
  await checkOutput(world, store);
}

export function checkForgotten(world: World, store: Reader): void {
  for (const { taskArn, stoppedAtMs } of store.list(tasks))
    if (stoppedAtMs !== undefined && stoppedAtMs + keptMs < world.clock.nowMs())
      world.problem(`${taskArn} was not forgotten after its hour`);
}
