// A simulated container: what it is, and how it will behave. Plain data; a change makes a new record.
import type { Container, ContainerSpec, ContainerState, Health } from "../engine.ts";
import type { Behaviour } from "./script.ts";

export interface ContainerRecord {
  readonly id: string;
  readonly spec: ContainerSpec;
  readonly imageId: string;
  readonly behaviour: Behaviour;
  readonly state: ContainerState;
  readonly exitCode?: number;
  readonly outOfMemory: boolean;
  readonly error?: string;
  readonly health: Health;
  readonly createdAtMs: number;
  readonly startedAtMs?: number;
  readonly finishedAtMs?: number;
}

/** It has no process and no namespace, so the description has neither. */
export function containerOf(record: ContainerRecord): Container {
  const { id, spec, imageId, state, exitCode, outOfMemory, error, health } = record;
  const { createdAtMs, startedAtMs, finishedAtMs } = record;
  return {
    id,
    name: spec.name,
    labels: spec.labels,
    imageId,
    state,
    exitCode,
    outOfMemory,
    error,
    health,
    createdAtMs,
    startedAtMs,
    finishedAtMs,
  };
}

const signalNumbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGUSR2: 12,
  SIGTERM: 15,
};

/** `TERM`, `SIGTERM` and `15` are one signal; undefined for what is none. */
export function signalNumber(signal: string): number | undefined {
  if (/^\d+$/.test(signal)) return Number(signal);
  return signalNumbers[signal.startsWith("SIG") ? signal : `SIG${signal}`];
}
