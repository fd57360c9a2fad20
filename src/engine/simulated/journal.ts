// The memory of a simulated engine on disk, so that its containers outlive the control plane as real ones do: one JSON
// object per line, appended as things change and rewritten without the past when it is read.
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Image, Labels, LogLine } from "../engine.ts";
import type { ContainerRecord } from "./container-record.ts";

export type Entry =
  | { readonly container: ContainerRecord }
  | { readonly removedContainer: string }
  | { readonly line: LogLine; readonly of: string }
  | { readonly image: Image }
  | { readonly removedImage: string }
  | { readonly volume: string; readonly labels: Labels }
  | { readonly removedVolume: string };

/** Everything that a simulated engine knows. Maps keep the order in which things were made. */
export interface Memory {
  readonly containers: Map<string, ContainerRecord>;
  readonly lines: Map<string, LogLine[]>;
  readonly images: Map<string, Image>;
  readonly volumes: Map<string, Labels>;
}

export interface Journal {
  readonly memory: Memory;
  /** Applies the change to the memory, and keeps it. */
  write(entry: Entry): void;
}

/** Without a file the memory lives as long as the object. A file that cannot be read or written is an error at once. */
export function openJournal(file?: string): Journal {
  const memory: Memory = { containers: new Map(), lines: new Map(), images: new Map(), volumes: new Map() };
  if (file === undefined) return { memory, write: (entry) => apply(memory, entry) };
  for (const line of wholeLines(file)) apply(memory, JSON.parse(line) as Entry);
  compact(memory, file);
  return {
    memory,
    write(entry) {
      apply(memory, entry);
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
    },
  };
}

/** The last line is dropped when the process was killed in the middle of it. */
function wholeLines(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
}

function compact(memory: Memory, file: string): void {
  const entries: Entry[] = [
    ...[...memory.images.values()].map((image) => ({ image })),
    ...[...memory.volumes].map(([volume, labels]) => ({ volume, labels })),
    ...[...memory.containers.values()].map((container) => ({ container })),
    ...[...memory.lines].flatMap(([of, lines]) => lines.map((line) => ({ line, of }))),
  ];
  writeFileSync(`${file}.new`, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  renameSync(`${file}.new`, file);
}

function apply({ containers, lines, images, volumes }: Memory, entry: Entry): void {
  if ("container" in entry) containers.set(entry.container.id, entry.container);
  else if ("removedContainer" in entry) {
    containers.delete(entry.removedContainer);
    lines.delete(entry.removedContainer);
  } else if ("line" in entry) {
    const known = lines.get(entry.of);
    if (known) known.push(entry.line);
    else lines.set(entry.of, [entry.line]);
  } else if ("image" in entry) images.set(entry.image.id, entry.image);
  else if ("removedImage" in entry) images.delete(entry.removedImage);
  else if ("volume" in entry) volumes.set(entry.volume, entry.labels);
  else volumes.delete(entry.removedVolume);
}
