// Docker's event stream, as the port's events.
import { asError } from "../../kit/assert.ts";
import type { Clock } from "../../kit/clock.ts";
import { MachineError } from "../../kit/machine-error.ts";
import type { EngineEvent, Labels, WatchOptions } from "../engine.ts";
import { healthOf } from "./container.ts";
import { labelFilter } from "./filters.ts";
import type { DockerHttp } from "./http.ts";
import { jsonLines } from "./json-lines.ts";

interface DockerEvent {
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
  readonly timeNano: number;
}

const watched = ["start", "die", "oom", "destroy", "health_status"];
/** What Docker mixes into a container's labels. */
const notLabels = new Set(["image", "name", "exitCode", "execDuration", "signal"]);

/** What the engine itself needs to know of its event stream. */
export interface EventSink {
  onEvent(event: EngineEvent): void;
  /** The kernel killed a process of this container for memory. */
  onOutOfMemory(id: string): void;
}

/** See Engine.watch. */
export async function watchEvents(
  http: DockerHttp,
  clock: Clock,
  labels: Labels,
  sink: EventSink,
  { signal, onReady }: WatchOptions,
): Promise<void> {
  const filters = JSON.stringify({ type: ["container"], event: watched, label: labelFilter(labels) });
  try {
    // Docker answers just before it subscribes; with `since` it replays what happened in between.
    const query = { filters, since: (clock.nowMs() / 1000).toFixed(3) };
    const stream = await http.open({ method: "GET", path: "/events", query, signal });
    onReady();
    for await (const event of jsonLines<DockerEvent>(stream)) if (!signal.aborted) pass(event, sink);
  } catch (thrown) {
    if (signal.aborted) return;
    if (thrown instanceof MachineError) throw thrown;
    throw new MachineError("unavailable", `Docker's event stream broke: ${asError(thrown).message}`, { cause: thrown });
  }
  if (!signal.aborted) throw new MachineError("unavailable", "Docker's event stream ended: is it being restarted?");
}

function pass(docker: DockerEvent, sink: EventSink): void {
  if (docker.Action === "oom") return sink.onOutOfMemory(docker.Actor.ID);
  const event = eventOf(docker);
  if (event) sink.onEvent(event);
}

/** Undefined for what the port does not tell. */
export function eventOf({ Action, Actor, timeNano }: DockerEvent): EngineEvent | undefined {
  const labels = Object.fromEntries(Object.entries(Actor.Attributes).filter(([name]) => !notLabels.has(name)));
  const base = { id: Actor.ID, labels, timeMs: timeNano / 1e6 };
  const [action = "", detail] = Action.split(": ", 2);
  switch (action) {
    case "start":
      return { ...base, kind: "started" };
    case "die":
      return { ...base, kind: "exited", exitCode: Number(Actor.Attributes["exitCode"]) };
    case "destroy":
      return { ...base, kind: "removed" };
    case "health_status":
      return { ...base, kind: "health", health: healthOf(detail) };
    default:
      return undefined;
  }
}
