// What the agent knows of one task's containers beyond the store: refreshed from the engine, which is the truth.
import type { Container, Health } from "../../engine/engine.ts";

export type LiveState =
  /** Not made yet. */
  | "absent"
  | "created"
  | "running"
  /** Exited, vanished, or could not be started. */
  | "ended";

export interface LiveContainer {
  readonly name: string;
  readonly state: LiveState;
  readonly id?: string;
  readonly exitCode?: number;
  /** In AWS's words, when it ended or could not start for a reason of its own. */
  readonly reason?: string;
  readonly health: Health;
  readonly imageDigest?: string;
  readonly startedAtMs?: number;
  readonly finishedAtMs?: number;
}

export interface Sandbox {
  readonly containerId: string;
  readonly networkNamespace: string;
}

export class LiveTask {
  readonly taskArn: string;
  readonly containers = new Map<string, LiveContainer>();
  /** Reference to create each container from, once it was pulled. */
  readonly images = new Map<string, string>();
  /** Ends waits (pulls) when the task is to stop. */
  readonly abort = new AbortController();
  /** Containers of which something was heard: to be inspected before the next step. */
  readonly suspects = new Set<string>();
  /** Containers whose output is, or was, on its way to its stream. */
  readonly shipped = new Set<string>();
  sandbox: Sandbox | undefined;
  /** Something was heard of the sandbox. */
  suspectsSandbox = false;
  /** Begun by an earlier process of the control plane, and not yet compared with what the engine has. */
  inherited = false;
  prepared = false;
  /** Steps in a row that failed because a machine did not answer. */
  failures = 0;
  pullStartedAtMs: number | undefined;
  pullStoppedAtMs: number | undefined;

  constructor(taskArn: string, names: readonly string[]) {
    this.taskArn = taskArn;
    for (const name of names) this.containers.set(name, { name, state: "absent", health: "none" });
  }

  change(name: string, change: Partial<LiveContainer>): void {
    const before = this.containers.get(name);
    if (before) this.containers.set(name, { ...before, ...change });
  }

  /** Its process runs; an end that was seen already stays. */
  started(name: string, startedAtMs: number): void {
    const before = this.containers.get(name);
    if (before?.state === "absent" || before?.state === "created") this.change(name, { state: "running", startedAtMs });
  }

  /** Takes over what the engine says of a container; `undefined`: the engine no longer knows it. Late news change nothing. */
  observe(name: string, seen: Container | undefined): void {
    const before = this.containers.get(name);
    if (!before || before.state === "ended") return;
    if (seen?.state === "created" && before.state === "running") return this.change(name, { id: seen.id });
    if (!seen) return this.change(name, { state: "ended", reason: vanished, exitCode: undefined });
    this.change(name, {
      id: seen.id,
      state: seen.state === "exited" ? "ended" : seen.state,
      health: seen.health,
      startedAtMs: seen.startedAtMs,
      finishedAtMs: seen.finishedAtMs,
      ...(seen.state === "exited" && { exitCode: seen.exitCode, reason: reasonOf(seen) }),
    });
  }
}

const vanished = "DockerStateError: the container was removed from outside";

function reasonOf(seen: Container): string | undefined {
  if (seen.outOfMemory) return "OutOfMemoryError: Container killed due to memory usage";
  return seen.error ? `CannotStartContainerError: ${seen.error}` : undefined;
}
