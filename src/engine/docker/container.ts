// From Docker's inspection of a container to the port's Container. Pure.
import type { Container, ContainerState, Health } from "../engine.ts";

/** The part of `GET /containers/{id}/json` that Muelle reads. */
export interface DockerContainer {
  readonly Id: string;
  readonly Name: string;
  readonly Created: string;
  readonly Image: string;
  readonly Config: { readonly Labels: Readonly<Record<string, string>> | null; readonly StopSignal?: string };
  readonly State: {
    readonly Status: string;
    readonly Pid: number;
    readonly ExitCode: number;
    readonly OOMKilled: boolean;
    readonly Error: string;
    readonly StartedAt: string;
    readonly FinishedAt: string;
    readonly Health?: { readonly Status: string };
  };
}

export function containerOf(docker: DockerContainer): Container {
  const { State, Config } = docker;
  const state = stateOf(docker);
  const running = state === "running" && State.Pid > 0;
  const startedAtMs = timeOf(State.StartedAt);
  const finishedAtMs = state === "exited" ? timeOf(State.FinishedAt) : undefined;
  return {
    id: docker.Id,
    name: docker.Name.replace(/^\//, ""),
    labels: Config.Labels ?? {},
    imageId: docker.Image,
    state,
    exitCode: state === "exited" ? State.ExitCode : undefined,
    outOfMemory: State.OOMKilled,
    error: State.Error || undefined,
    health: healthOf(State.Health?.Status),
    createdAtMs: timeOf(docker.Created) ?? 0,
    // Docker notes the start when it hears of it: of a short life, after the end.
    startedAtMs:
      startedAtMs !== undefined && finishedAtMs !== undefined ? Math.min(startedAtMs, finishedAtMs) : startedAtMs,
    finishedAtMs,
    pid: running ? State.Pid : undefined,
    networkNamespace: running ? `/proc/${State.Pid}/ns/net` : undefined,
  };
}

/** A paused container runs, for the port; one that is being removed is what it was before. */
function stateOf({ State }: DockerContainer): ContainerState {
  if (State.Status === "created") return "created";
  if (State.Status === "running" || State.Status === "paused" || State.Status === "restarting") return "running";
  return timeOf(State.StartedAt) === undefined ? "created" : "exited";
}

export function healthOf(status: string | undefined): Health {
  return status === "starting" || status === "healthy" || status === "unhealthy" ? status : "none";
}

/** Docker's "never" is the year 1. */
function timeOf(text: string): number | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) || ms <= 0 ? undefined : ms;
}
