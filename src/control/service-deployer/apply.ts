// Applies a plan's actions in one transaction, and tells each with its cause as a service event, in AWS's words.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
import type { Deployment, Service } from "../../model/ecs/records.ts";
import { revisionOf } from "../../model/ecs/new-deployment.ts";
import { rolledBack, withFailedDeployment } from "../../model/ecs/roll-back.ts";
import { serviceEvent } from "../../model/ecs/service-event.ts";
import { requestStop } from "../../model/ecs/task-life-cycle.ts";
import type { Transaction } from "../../store/store.ts";
import { endedDeployments, serviceEvents, services, tasks } from "../../store/tables/ecs.ts";
import type { Facts } from "../controller.ts";
import { type Action, inconsistentAfter, pauseMs } from "./plan.ts";
import { startTasks } from "./start-tasks.ts";

const keptEvents = 100;
const keptDeployments = 100;

/** A task that ran this long before it failed begins a new row of failures. */
const steadyRunMs = 60_000;

export function apply(tx: Transaction, serviceArn: string, actions: readonly Action[], facts: Facts): void {
  for (const action of actions) {
    const service = tx.get(services, serviceArn);
    if (service) applyOne(tx, service, action, facts);
  }
}

function applyOne(tx: Transaction, service: Service, action: Action, facts: Facts): void {
  const say = (text: string) => tell(tx, service, text, facts);
  switch (action.kind) {
    case "count-failure":
      return countFailure(tx, service, action, facts);
    case "fail-deployment":
      return failDeployment(tx, service, action, facts);
    case "start": {
      const started = startTasks(tx, service, action, facts);
      return say(`has started ${started.length} tasks: ${started.map((task) => `(task ${task.taskId})`).join(" ")}.`);
    }
    case "stop":
      return stopTasks(tx, service, action, facts);
    case "forget-deployment":
      return endDeployments(tx, service, ({ id }) => id === action.deploymentId, facts);
    case "complete-deployment": {
      const done = complete(service, action.deploymentId, facts.nowMs);
      tx.put(services, done);
      return say(`(deployment ${action.deploymentId}) deployment completed.`);
    }
    case "blocked":
      changeDeployment(tx, service, action.deploymentId, { blocked: true });
      return say(
        "was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
      );
    case "steady":
      tx.put(services, { ...service, steady: true });
      return say("has reached a steady state.");
    case "unsteady":
      tx.put(services, { ...service, steady: false });
      return undefined;
    case "retire-service":
      return endDeployments(tx, { ...service, status: "INACTIVE", deletedAtMs: facts.nowMs }, () => true, facts);
  }
}

function tell(tx: Transaction, service: Service, text: string, facts: Facts): void {
  tx.put(serviceEvents, serviceEvent(service, text, facts));
  const events = tx.by(serviceEvents, "service", service.serviceArn);
  for (const event of events.slice(0, Math.max(0, events.length - keptEvents))) tx.delete(serviceEvents, event.id);
}

/** Puts the service without these deployments, which go over into its history. */
function endDeployments(
  tx: Transaction,
  service: Service,
  isDone: (one: Deployment) => boolean,
  { nowMs }: Facts,
): void {
  const { serviceArn } = service;
  // Oldest first, as they would have ended one by one.
  for (const deployment of service.deployments.filter(isDone).toReversed())
    tx.put(endedDeployments, { ...deployment, serviceArn, endedAtMs: nowMs });
  tx.put(services, { ...service, deployments: service.deployments.filter((deployment) => !isDone(deployment)) });
  const all = tx.by(endedDeployments, "service", serviceArn);
  for (const old of all.slice(0, Math.max(0, all.length - keptDeployments)))
    tx.delete(endedDeployments, old.serviceDeploymentArn);
}

function changeDeployment(tx: Transaction, service: Service, id: string, change: Partial<Deployment>): void {
  const deployments = service.deployments.map((deployment) =>
    deployment.id === id ? { ...deployment, ...change } : deployment,
  );
  tx.put(services, { ...service, deployments });
}

function countFailure(
  tx: Transaction,
  service: Service,
  { taskArn, deploymentId, reason, neverRan }: Extract<Action, { kind: "count-failure" }>,
  facts: Facts,
): void {
  const task = tx.update(tasks, taskArn, (row) => ({ ...row, failureCounted: true }));
  const say = (text: string) => tell(tx, service, text, facts);
  if (task.stopCode === "ServiceSchedulerInitiated") say(`(task ${task.taskId}) failed container health checks.`);
  else if (neverRan) say(`failed to launch a task with (error ${reason}).`);
  else say(`(task ${task.taskId}) has stopped: ${reason}.`);
  const deployment = service.deployments.find(({ id }) => id === deploymentId);
  if (!deployment) return;
  const ranMs = task.startedAtMs === undefined ? 0 : (task.stoppingAtMs ?? facts.nowMs) - task.startedAtMs;
  const failuresInRow = ranMs >= steadyRunMs ? 1 : deployment.failuresInRow + 1;
  changeDeployment(tx, service, deploymentId, {
    failuresInRow,
    failedTasks: deployment.failedTasks + 1,
    notBeforeMs: facts.nowMs + pauseMs(failuresInRow),
  });
  if (failuresInRow === inconsistentAfter)
    say(
      "is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    );
}

function stopTasks(tx: Transaction, service: Service, action: Extract<Action, { kind: "stop" }>, facts: Facts): void {
  const stopped = action.taskArns.map((arn) =>
    tx.update(tasks, arn, (task) => requestStop(task, "ServiceSchedulerInitiated", action.reason, facts.nowMs)),
  );
  const named = stopped.map((task) => `(task ${task.taskId})`).join(" ");
  tell(tx, service, `has stopped ${stopped.length} running tasks: ${named}.`, facts);
}

function complete(service: Service, deploymentId: string, nowMs: number): Service {
  const deployments = service.deployments.map((deployment) =>
    deployment.id !== deploymentId
      ? deployment
      : {
          ...deployment,
          rolloutState: "COMPLETED" as const,
          rolloutStateReason: `ECS deployment ${deployment.id} completed.`,
          updatedAtMs: nowMs,
          failuresInRow: 0,
          notBeforeMs: undefined,
        },
  );
  return { ...service, deployments, lastCompleted: revisionOf(service) };
}

function failDeployment(
  tx: Transaction,
  service: Service,
  { deploymentId, rollback }: Extract<Action, { kind: "fail-deployment" }>,
  facts: Facts,
): void {
  const why = "ECS deployment circuit breaker: tasks failed to start.";
  tell(tx, service, `(deployment ${deploymentId}) deployment failed: tasks failed to start.`, facts);
  const back = rollback
    ? rolledBack(service, why, facts, ({ id }) => `ECS deployment circuit breaker: rolling back to deployment ${id}.`)
    : undefined;
  tx.put(services, back ?? withFailedDeployment(service, why, facts.nowMs));
  if (back) tell(tx, service, `rolling back to deployment ${back.deployments[0]?.id}.`, facts);
}
