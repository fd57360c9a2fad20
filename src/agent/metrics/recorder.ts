// Measures what runs, every ten seconds while anything runs, and keeps it in the metric archive: points of ten seconds of the
// percentages, points of a minute of everything. An engine that is away leaves a gap.
import { asError } from "../../kit/assert.ts";
import type { Timer } from "../../kit/clock.ts";
import { coarseMs, fineMs, periodStart, type ResolutionMs } from "../../model/cloudwatch/metric.ts";
import { taskInsights } from "../../model/ecs-metrics/container-insights.ts";
import { Gathering } from "../../model/ecs-metrics/metric-values.ts";
import { type TaskFacts, taskUsage, type Usage } from "../../model/ecs-metrics/task-usage.ts";
import { utilization } from "../../model/ecs-metrics/utilization.ts";
import type { Task } from "../../model/ecs/records.ts";
import type { Change, Watch } from "../../store/store.ts";
import { clusters, services, taskDefinitions, tasks } from "../../store/tables/ecs.ts";
import type { Machines } from "../machines.ts";
import { insightCounts } from "./counts.ts";
import { MinuteUsage } from "./minute-usage.ts";
import { UsageMeter } from "./usage-meter.ts";

/** Two looks further apart than this say nothing about the ten seconds between which they stand. */
const mostSpanMs = 2.5 * fineMs;
/** Tasks that are reckoned up without a turn of the event loop: some milliseconds. */
const atOnce = 100;
/** Points that are written without one. */
const pointsAtOnce = 500;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

export class MetricRecorder {
  readonly #machines: Machines;
  readonly #meter: UsageMeter;
  #watch: Watch | undefined;
  #timer: Timer | undefined;
  #minute: MinuteUsage | undefined;
  #working: Promise<void> = Promise.resolve();
  #isMeasuring = false;
  #isStopped = false;
  /** Said once per outage. */
  #engineFailed = false;

  constructor(machines: Machines) {
    this.#machines = machines;
    this.#meter = new UsageMeter(machines.engine, (error) => this.#missed(error));
  }

  start(): void {
    this.#watch = this.#machines.store.watch(({ changes }) => {
      if (changes.some(startsToRun)) this.#arm();
    });
    this.#arm();
  }

  /** What was measured of the minute that is not over is kept, too. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#watch?.close();
    this.#timer?.cancel();
    await this.#inTurn(() => this.#endMinute());
  }

  /** Sets the next look, when there is something to look at or a minute to end. */
  #arm(): void {
    const { store, clock } = this.#machines;
    if (this.#isStopped || this.#isMeasuring || this.#timer) return;
    if (store.count(tasks, "lastStatus", "RUNNING") === 0 && !this.#minute) return;
    const nowMs = clock.nowMs();
    const dueMs = periodStart(nowMs, fineMs) + fineMs;
    this.#timer = clock.after(dueMs - nowMs, () => {
      this.#timer = undefined;
      this.#isMeasuring = true;
      this.#look(dueMs)
        .catch((thrown: unknown) => this.#machines.log.error("could not measure", { error: asError(thrown) }))
        .finally(() => {
          this.#isMeasuring = false;
          this.#arm();
        });
    });
  }

  /** `endMs`: of the ten seconds that this look is for; points bear the start of their period. */
  async #look(endMs: number): Promise<void> {
    const running = this.#running();
    const usages = await this.#meter.measure(
      running.flatMap(({ task }) => metered(task)),
      mostSpanMs,
    );
    if (this.#isStopped) return;
    if ([...usages.values()].some(({ memoryMib }) => memoryMib !== undefined)) this.#engineFailed = false;
    await this.#inTurn(() => this.#reckonUp(running, usages, endMs));
  }

  async #reckonUp(running: readonly TaskFacts[], usages: ReadonlyMap<string, Usage>, endMs: number): Promise<void> {
    const startMs = endMs - fineMs;
    const minuteMs = periodStart(startMs, coarseMs);
    if (this.#minute?.startMs !== minuteMs) await this.#endMinute();
    if (running.length > 0) this.#minute ??= new MinuteUsage(minuteMs);
    const values = new Gathering();
    for (let from = 0; from < running.length; from += atOnce) {
      if (from > 0) await nextTurn();
      for (const facts of running.slice(from, from + atOnce)) {
        const measured = taskUsage(facts, usagesByName(facts.task, usages));
        values.add(utilization(measured));
        this.#minute?.add(measured);
      }
    }
    await this.#keep(values, fineMs, startMs);
    if (endMs % coarseMs === 0) await this.#endMinute();
  }

  #running(): TaskFacts[] {
    const { store } = this.#machines;
    return store.by(tasks, "lastStatus", "RUNNING").flatMap((task) => {
      const definition = store.get(taskDefinitions, task.taskDefinitionArn);
      const cluster = store.get(clusters, task.clusterArn);
      const service = task.serviceArn === undefined ? undefined : store.get(services, task.serviceArn);
      return definition && cluster ? [{ task, definition, cluster, service }] : [];
    });
  }

  async #endMinute(): Promise<void> {
    const minute = this.#minute;
    this.#minute = undefined;
    if (!minute) return;
    const values = new Gathering().add(insightCounts(this.#machines.store));
    let reckoned = 0;
    for (const task of minute.tasks()) {
      if (++reckoned % atOnce === 0) await nextTurn();
      values.add(utilization(task)).add(taskInsights(task));
    }
    await this.#keep(values, coarseMs, minute.startMs);
  }

  /** One after the other: a minute that ends, at its time or because the house goes down, has whole looks only. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#working = this.#working.then(work).catch((thrown: unknown) => {
      this.#machines.log.error("metrics could not be kept", { error: asError(thrown) });
    });
    return this.#working;
  }

  async #keep(values: Gathering, resolutionMs: ResolutionMs, startMs: number): Promise<void> {
    const sets = values.sets();
    for (let from = 0; from < sets.length; from += pointsAtOnce) {
      if (from > 0) await nextTurn();
      const points = sets.slice(from, from + pointsAtOnce).map((set) => ({ ...set, resolutionMs, startMs }));
      await this.#machines.metrics.put(points, "replace");
    }
  }

  #missed(error: unknown): void {
    if (this.#engineFailed || this.#isStopped) return;
    this.#engineFailed = true;
    this.#machines.log.warn("the engine does not tell what containers use: metrics have a gap", {
      error: asError(error),
    });
  }
}

function startsToRun({ table, before, after }: Change): boolean {
  if (table !== tasks.name) return false;
  return (
    (after as Task | undefined)?.lastStatus === "RUNNING" && (before as Task | undefined)?.lastStatus !== "RUNNING"
  );
}

const runningContainers = (task: Task) =>
  task.containers.flatMap(({ name, runtimeId, lastStatus, startedAtMs }) =>
    runtimeId !== undefined && lastStatus === "RUNNING" ? [{ name, id: runtimeId, startedAtMs }] : [],
  );

const metered = (task: Task) => runningContainers(task).map(({ id, startedAtMs }) => ({ id, startedAtMs }));

function usagesByName(task: Task, usages: ReadonlyMap<string, Usage>): Map<string, Usage> {
  const named = new Map<string, Usage>();
  for (const { name, id } of runningContainers(task)) {
    const usage = usages.get(id);
    if (usage) named.set(name, usage);
  }
  return named;
}
