// In which order a task's containers start and stop. Pure: definitions and what is known of the containers → what is next.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
import type * as ECS from "@aws-sdk/client-ecs";
import type { LiveContainer } from "./live-task.ts";

type Definition = ECS.ContainerDefinition;
type Known = ReadonlyMap<string, LiveContainer>;

export interface Readiness {
  /** May be started now. */
  readonly ready: readonly string[];
  /** Will never be allowed to start. */
  readonly doomed: readonly { readonly name: string; readonly reason: string }[];
  /** A startTimeout ends at this instant. */
  readonly wakeAtMs?: number;
}

type Verdict = "met" | "waiting" | "never";

export function readiness(definitions: readonly Definition[], known: Known, nowMs: number): Readiness {
  const ready: string[] = [];
  const doomed: { name: string; reason: string }[] = [];
  const deadlines: number[] = [];
  const byName = new Map(definitions.map((definition) => [definition.name ?? "", definition]));
  for (const definition of definitions) {
    const name = definition.name ?? "";
    const { state } = known.get(name) ?? { state: "ended" };
    if (state !== "absent" && state !== "created") continue;
    const verdicts = dependenciesOf(definition).map((dependency) => {
      const on = known.get(dependency.name);
      const deadlineMs = deadline(byName.get(dependency.name), on);
      const verdict = judge(dependency.condition, on, deadlineMs, nowMs);
      if (verdict === "waiting" && deadlineMs !== undefined) deadlines.push(deadlineMs);
      return { dependency, verdict };
    });
    const never = verdicts.find(({ verdict }) => verdict === "never")?.dependency;
    if (never) doomed.push({ name, reason: `dependency ${never.name} did not become ${never.condition}` });
    else if (verdicts.every(({ verdict }) => verdict === "met")) ready.push(name);
  }
  return { ready, doomed, ...(deadlines.length > 0 && { wakeAtMs: Math.min(...deadlines) }) };
}

interface Dependency {
  readonly name: string;
  readonly condition: ECS.ContainerCondition;
}

/** dependsOn, and volumesFrom, which needs the other container to be there first. */
export function dependenciesOf(definition: Definition): Dependency[] {
  const stated = (definition.dependsOn ?? []).map(({ containerName, condition }) => ({
    name: containerName ?? "",
    condition: condition ?? "START",
  }));
  const mounts = (definition.volumesFrom ?? []).map(({ sourceContainer }) => ({
    name: sourceContainer ?? "",
    condition: "START" as const,
  }));
  return [...stated, ...mounts];
}

function deadline(definition: Definition | undefined, on: LiveContainer | undefined): number | undefined {
  if (definition?.startTimeout === undefined || on?.startedAtMs === undefined) return undefined;
  return on.startedAtMs + definition.startTimeout * 1000;
}

function judge(
  condition: ECS.ContainerCondition,
  on: LiveContainer | undefined,
  deadlineMs: number | undefined,
  nowMs: number,
): Verdict {
  if (!on) return "never";
  const started = on.startedAtMs !== undefined && (on.state === "running" || on.state === "ended");
  const ended = on.state === "ended";
  const late = deadlineMs !== undefined && deadlineMs <= nowMs;
  switch (condition) {
    case "START":
      return started ? "met" : ended ? "never" : "waiting";
    case "COMPLETE":
      return started && ended ? "met" : ended || late ? "never" : "waiting";
    case "SUCCESS":
      return ended ? (on.exitCode === 0 ? "met" : "never") : late ? "never" : "waiting";
    case "HEALTHY":
      return on.health === "healthy" ? "met" : ended || late || on.health === "unhealthy" ? "never" : "waiting";
  }
}

/** Groups of names to stop one after the other: nothing stops before what depends on it. */
export function stopOrder(definitions: readonly Definition[]): string[][] {
  const waves: string[][] = [];
  let left = definitions;
  while (left.length > 0) {
    const needed = new Set(left.flatMap((definition) => dependenciesOf(definition).map(({ name }) => name)));
    const free = left.filter((definition) => !needed.has(definition.name ?? ""));
    const wave = free.length > 0 ? free : left;
    waves.push(wave.map((definition) => definition.name ?? ""));
    left = left.filter((definition) => !wave.includes(definition));
  }
  return waves;
}
