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
const atOnce = 250;
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

export class MetricRecorder {
  readonly #machines: Machines;
  readonly #meter: UsageMeter;
  #watch: Watch | undefined;
  #timer: Timer | undefined;
  #minute: MinuteUsage | undefined;
  #writing: Promise<void> = Promise.resolve();
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
    this.#endMinute();
    await this.#writing;
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
    const startMs = endMs - fineMs;
    const minuteMs = periodStart(startMs, coarseMs);
    if (this.#minute && this.#minute.startMs !== minuteMs) this.#endMinute();
    if (running.length > 0) this.#minute ??= new MinuteUsage(minuteMs);
    const values = new Gathering();
    for (let from = 0; from < running.length; from += atOnce) {
      if (from > 0) await nextTurn();
      if (this.#isStopped) return;
      for (const facts of running.slice(from, from + atOnce)) {
        const measured = taskUsage(facts, usagesByName(facts.task, usages));
        values.add(utilization(measured));
        this.#minute?.add(measured);
      }
    }
    this.#put(values, fineMs, startMs);
    if (endMs % coarseMs === 0) this.#endMinute();
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

  #endMinute(): void {
    const minute = this.#minute;
    this.#minute = undefined;
    if (!minute) return;
    const values = new Gathering();
    for (const task of minute.tasks()) values.add(utilization(task)).add(taskInsights(task));
    this.#put(values.add(insightCounts(this.#machines.store)), coarseMs, minute.startMs);
  }

  #put(values: Gathering, resolutionMs: ResolutionMs, startMs: number): void {
    const points = values.sets().map((set) => ({ ...set, resolutionMs, startMs }));
    if (points.length === 0) return;
    const { metrics, log } = this.#machines;
    this.#writing = this.#writing
      .then(() => metrics.put(points, "replace"))
      .catch((thrown: unknown) =>
        log.error("metrics could not be kept", { error: asError(thrown), points: points.length }),
      );
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
