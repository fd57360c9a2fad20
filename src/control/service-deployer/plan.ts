// What a service needs next, as a pure plan: observed → actions with their causes, and when to look again. Re-planning after
// the actions were applied gives nothing. Rolling update as in AWS's "Deployment type: rolling update" and "circuit breaker".
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
import { backoffMs } from "../../kit/backoff.ts";
import { breakerThreshold } from "../../model/ecs/circuit-breaker.ts";
import { revisionOf } from "../../model/ecs/new-deployment.ts";
import type { Deployment, Service } from "../../model/ecs/records.ts";

/** A task of the service, as far as the plan cares. */
export interface ObservedTask {
  readonly taskArn: string;
  readonly deploymentId: string;
  /** Wanted: desiredStatus RUNNING. Ending: to stop, but not STOPPED yet. Ended: STOPPED. */
  readonly state: "wanted" | "ending" | "ended";
  /** RUNNING, and HEALTHY if it has a health check that counts. */
  readonly healthy: boolean;
  readonly unhealthy: boolean;
  readonly running: boolean;
  readonly createdAtMs: number;
  /** Ended by itself, and not yet counted as a failure of its deployment. */
  readonly failure?: { readonly reason: string; readonly neverRan: boolean };
}

export interface Observed {
  readonly service: Service;
  readonly tasks: readonly ObservedTask[];
}

export type Action =
  | {
      readonly kind: "count-failure";
      readonly taskArn: string;
      readonly deploymentId: string;
      readonly reason: string;
      readonly neverRan: boolean;
    }
  | { readonly kind: "fail-deployment"; readonly deploymentId: string; readonly rollback: boolean }
  | { readonly kind: "start"; readonly deploymentId: string; readonly count: number }
  | { readonly kind: "stop"; readonly taskArns: readonly string[]; readonly reason: string }
  | { readonly kind: "forget-deployment"; readonly deploymentId: string }
  | { readonly kind: "complete-deployment"; readonly deploymentId: string }
  | { readonly kind: "blocked"; readonly deploymentId: string }
  | { readonly kind: "steady" }
  | { readonly kind: "unsteady" }
  | { readonly kind: "retire-service" };

export interface Plan {
  readonly actions: readonly Action[];
  /** Look again at this instant though nothing changes. */
  readonly wakeAtMs?: number;
}

/** Failures in a row after which ECS says that it cannot start tasks consistently. */
export const inconsistentAfter = 3;

/** Of a task that the deployer stops because a check failed; that is a failure of its deployment, too. */
export const failedHealthChecks = "Task failed container health checks";

/** ECS pauses up to 15 minutes; the first replacement comes at once. */
const throttle = { firstMs: 1_000, mostMs: 900_000 };

/** One step: counts failures first, then decides on what they leave. */
export function plan(observed: Observed, nowMs: number): Plan {
  const { service, tasks } = observed;
  if (service.status === "INACTIVE") return { actions: [] };
  const failures = countFailures(tasks);
  if (failures.length > 0) return { actions: failures };
  if (service.status === "DRAINING") return { actions: drain(service, tasks) };
  return rollOut(service, tasks, nowMs);
}

function countFailures(tasks: readonly ObservedTask[]): Action[] {
  return tasks.flatMap((task) => {
    if (!task.failure) return [];
    return [
      { kind: "count-failure" as const, taskArn: task.taskArn, deploymentId: task.deploymentId, ...task.failure },
    ];
  });
}

function drain(service: Service, tasks: readonly ObservedTask[]): Action[] {
  const wanted = tasks.filter((task) => task.state === "wanted");
  if (wanted.length > 0) return [stop(wanted, scaling(service.deployments[0]))];
  return tasks.every((task) => task.state === "ended") ? [{ kind: "retire-service" }] : [];
}

function rollOut(service: Service, tasks: readonly ObservedTask[], nowMs: number): Plan {
  const [primary, ...older] = service.deployments;
  if (!primary) return { actions: [] };
  const wanted = tasks.filter((task) => task.state === "wanted");
  const ours = wanted.filter((task) => task.deploymentId === primary.id);
  const theirs = wanted.filter((task) => task.deploymentId !== primary.id);
  const breaker = tripBreaker(service, primary);
  if (breaker) return { actions: [breaker] };

  const sick = ours.filter((task) => task.unhealthy);
  const stops = [...stopSick(sick), ...stopSurplus(service, primary, ours, theirs)];
  const starting = start(service, primary, ours.length - sick.length, wanted.length - sick.length, nowMs);
  const forgotten = older
    .filter((deployment) => tasks.every((task) => task.deploymentId !== deployment.id || task.state === "ended"))
    .map((deployment) => ({ kind: "forget-deployment" as const, deploymentId: deployment.id }));
  const actions: Action[] = [...stops, ...starting.actions, ...forgotten];
  const settled = ours.length === service.desiredCount && ours.every((task) => task.healthy);
  if (actions.length > 0 || !settled || older.length > 0) {
    if (!settled && service.steady) actions.push({ kind: "unsteady" });
    if (actions.length === 0 && isBlocked(service, primary, ours, theirs))
      actions.push({ kind: "blocked", deploymentId: primary.id });
    return { actions, wakeAtMs: starting.wakeAtMs };
  }
  if (primary.rolloutState === "IN_PROGRESS") actions.push({ kind: "complete-deployment", deploymentId: primary.id });
  if (!service.steady) actions.push({ kind: "steady" });
  return { actions };
}

function tripBreaker(service: Service, primary: Deployment): Action | undefined {
  const { circuitBreaker } = service.deploymentConfiguration;
  const tripped =
    circuitBreaker.enable &&
    primary.rolloutState === "IN_PROGRESS" &&
    primary.failedTasks >= breakerThreshold(service.desiredCount);
  if (!tripped) return undefined;
  // What completed once and fails now would fail again.
  const isLast = same(revisionOf(primary), service.lastCompleted);
  const rollback = circuitBreaker.rollback && service.lastCompleted !== undefined && !isLast;
  return { kind: "fail-deployment", deploymentId: primary.id, rollback };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const ceilingOf = ({ desiredCount, deploymentConfiguration }: Service): number =>
  Math.max(1, Math.floor((desiredCount * deploymentConfiguration.maximumPercent) / 100));

/** All is up, nothing may be added and nothing be taken away: 50 % to 150 % of one task. */
function isBlocked(
  service: Service,
  primary: Deployment,
  ours: readonly ObservedTask[],
  theirs: readonly ObservedTask[],
): boolean {
  const wanted = [...ours, ...theirs];
  const isFull = ours.length < service.desiredCount && wanted.length >= ceilingOf(service);
  return isFull && primary.rolloutState === "IN_PROGRESS" && !primary.blocked && wanted.every((task) => task.healthy);
}

function start(service: Service, primary: Deployment, ours: number, wanted: number, nowMs: number): Plan {
  const count = Math.min(service.desiredCount - ours, ceilingOf(service) - wanted);
  if (count <= 0 || primary.rolloutState === "FAILED") return { actions: [] };
  if (primary.notBeforeMs !== undefined && primary.notBeforeMs > nowMs)
    return { actions: [], wakeAtMs: primary.notBeforeMs };
  return { actions: [{ kind: "start", deploymentId: primary.id, count }] };
}

const stopSick = (sick: readonly ObservedTask[]): Action[] => (sick.length > 0 ? [stop(sick, failedHealthChecks)] : []);

/** Too many of ours, and as many of the older ones as the floor of healthy tasks allows. */
function stopSurplus(
  service: Service,
  primary: Deployment,
  ours: readonly ObservedTask[],
  theirs: readonly ObservedTask[],
): Action[] {
  const actions: Action[] = [];
  const surplus = [...ours].sort(leastWorthFirst).slice(0, Math.max(0, ours.length - service.desiredCount));
  if (surplus.length > 0) actions.push(stop(surplus, scaling(primary)));
  if (primary.rolloutState === "FAILED") {
    // The tasks before it stay, as many as are wanted.
    const excess = Math.max(0, theirs.length - Math.max(0, service.desiredCount - ours.length));
    if (excess > 0) actions.push(stop([...theirs].sort(leastWorthFirst).slice(0, excess), scaling(primary)));
    return actions;
  }
  const floor = Math.ceil((service.desiredCount * service.deploymentConfiguration.minimumHealthyPercent) / 100);
  const healthyTheirs = theirs.filter((task) => task.healthy).sort(leastWorthFirst);
  const healthyOurs = Math.min(ours.filter((task) => task.healthy).length, service.desiredCount);
  const spare = Math.max(0, Math.min(healthyTheirs.length, healthyOurs + healthyTheirs.length - floor));
  const leaving = [...theirs.filter((task) => !task.healthy), ...healthyTheirs.slice(0, spare)];
  if (leaving.length > 0) actions.push(stop(leaving, scaling(primary)));
  return actions;
}

/** Not running before running, the young before the old. */
function leastWorthFirst(a: ObservedTask, b: ObservedTask): number {
  if (a.healthy !== b.healthy) return a.healthy ? 1 : -1;
  return b.createdAtMs - a.createdAtMs || (a.taskArn < b.taskArn ? -1 : 1);
}

const stop = (tasks: readonly ObservedTask[], reason: string): Action => ({
  kind: "stop",
  taskArns: tasks.map((task) => task.taskArn),
  reason,
});

const scaling = (deployment: Deployment | undefined): string =>
  `Scaling activity initiated by (deployment ${deployment?.id ?? "none"})`;

/** The pause before the next start after so many failures in a row: none after the first, then doubling. */
export const pauseMs = (failuresInRow: number): number => backoffMs(throttle, failuresInRow - 1);

/** One line per action, for tests and logs. */
export function planText({ actions, wakeAtMs }: Plan): string {
  const lines = actions.map((action) => {
    const short = (arn: string) => arn.split("/").at(-1);
    switch (action.kind) {
      case "start":
        return `start ${action.count} of ${action.deploymentId}`;
      case "stop":
        return `stop ${action.taskArns.map(short).join(" ")}: ${action.reason}`;
      case "count-failure":
        return `count failure of ${short(action.taskArn)}: ${action.reason}`;
      case "fail-deployment":
        return `fail ${action.deploymentId}${action.rollback ? " and roll back" : ""}`;
      case "forget-deployment":
      case "complete-deployment":
      case "blocked":
        return `${action.kind} ${action.deploymentId}`;
      case "steady":
      case "unsteady":
      case "retire-service":
        return action.kind;
    }
  });
  return [...lines, ...(wakeAtMs === undefined ? [] : [`wake at ${wakeAtMs}`])].join("\n");
}
