// What an engine brings to the conformance suite, and what the suite's parts share.
import assert from "node:assert/strict";
import { deferred } from "../../kit/deferred.ts";
import { isKind, type MachineErrorKind } from "../../kit/machine-error.ts";
import type { ContainerSpec, Engine, EngineEvent, ImageBuilder, ImageRemover, Labels, LogLine } from "../engine.ts";

/** What a container shall do. Those that wait for a signal print `ready` when they do. */
export type Programme =
  /** Runs until a signal ends it. */
  | { readonly kind: "run" }
  | { readonly kind: "exit"; readonly code: number }
  /** On SIGTERM it ends with this code. */
  | { readonly kind: "exit-on-term"; readonly code: number }
  /** On SIGINT it ends with this code; SIGTERM it ignores. */
  | { readonly kind: "exit-on-interrupt"; readonly code: number }
  | { readonly kind: "ignore-term" }
  /** Prints the lines `1` to `count`, odd ones to stdout, even ones to stderr, some milliseconds apart, and ends. */
  | { readonly kind: "count"; readonly count: number; readonly pauseMs: number }
  /** Prints one line of so many bytes, without an end of line if `open`, and ends. */
  | { readonly kind: "long-line"; readonly bytes: number; readonly open: boolean }
  /** Its health check succeeds at first and fails later. */
  | { readonly kind: "sicken" }
  /** Takes more memory than its limit allows. */
  | { readonly kind: "exhaust-memory" }
  | { readonly kind: "cannot-start" };

export interface PublishedImage {
  /** `host/name:tag` that pulls. */
  readonly reference: string;
  /** `sha256:…` of its manifest. */
  readonly digest: string;
  /** How often the engine has asked for the manifest. */
  readonly asked: () => number;
}

/** An engine under test. */
export interface EngineFixture {
  readonly engine: Engine & ImageBuilder & ImageRemover;
  /** Unique to this run: what bears them is removed at the end. */
  readonly labels: Labels;
  /** Unique to this run. */
  readonly namePrefix: string;
  /** How to run a programme in a container of this name. */
  program(name: string, programme: Programme): Pick<ContainerSpec, "image"> & Partial<ContainerSpec>;
  readonly published: PublishedImage;
  /** A reference whose registry answers, and has no such image. */
  readonly missingReference: string;
  /** A reference that its registry refuses to give. */
  readonly deniedReference: string;
  /** A context that builds an image. */
  context(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** For the parts of the suite. */
export interface Tools {
  readonly fixture: () => EngineFixture;
  readonly specOf: (programme: Programme, more?: Partial<ContainerSpec>) => ContainerSpec;
  readonly create: (programme: Programme, more?: Partial<ContainerSpec>) => Promise<string>;
  readonly start: (programme: Programme, more?: Partial<ContainerSpec>) => Promise<string>;
  readonly nextName: () => string;
}

export async function rejectsAs(kind: MachineErrorKind, work: Promise<unknown>, text?: RegExp): Promise<void> {
  await assert.rejects(work, (thrown) => {
    assert.ok(
      isKind(thrown, kind),
      `expected ${kind}, got ${String((thrown as { kind?: string }).kind)}: ${String(thrown)}`,
    );
    if (text) assert.match((thrown as Error).message, text);
    return true;
  });
}

/** Runs `act` while watching, and gives what was told until `enough`. */
export async function told(
  { fixture }: Tools,
  act: () => Promise<unknown>,
  enough: (events: readonly EngineEvent[]) => boolean,
): Promise<readonly EngineEvent[]> {
  const { engine, labels } = fixture();
  const ready = deferred();
  const done = deferred();
  const end = new AbortController();
  const events: EngineEvent[] = [];
  const onEvent = (event: EngineEvent) => {
    events.push(event);
    if (enough(events)) done.resolve();
  };
  const watching = engine.watch(labels, onEvent, { signal: end.signal, onReady: () => ready.resolve() });
  await Promise.race([ready.promise, watching]);
  await act();
  await Promise.race([done.promise, watching]);
  end.abort();
  await watching;
  return events;
}

/** Starts a container and waits until it has ended. */
export async function runToEnd(tools: Tools, programme: Programme, more?: Partial<ContainerSpec>): Promise<string> {
  const id = await tools.create(programme, more);
  const { engine } = tools.fixture();
  await told(
    tools,
    () => engine.start(id),
    (events) => events.some((event) => event.kind === "exited" && event.id === id),
  );
  return id;
}

/** Waits until a container has printed `ready`. */
export async function untilReady(engine: Engine, id: string): Promise<void> {
  const ready = new AbortController();
  let said = false;
  const onLine = ({ text }: LogLine) => {
    said ||= text === "ready";
    if (said) ready.abort();
  };
  await engine.logs(id, { follow: true, signal: ready.signal }, onLine);
  assert.ok(said, `${id} ended before it was ready`);
}
