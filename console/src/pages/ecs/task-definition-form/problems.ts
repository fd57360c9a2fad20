// What is wrong with a draft, by field. Paths are the fields' places in the draft: "family", "containers.0.ports.1.port" (the
// container's id, then the row). What no single field is to blame for, ECS says itself when the request is sent.
import { isName } from "../../../../../src/model/ecs/names.ts";
import { isEcrImage } from "../../../../../src/model/ecs/fargate-rules.ts";
import { isFargateSize } from "../../../../../src/model/ecs/task-size.ts";
import type { DefinitionDraft } from "./draft.ts";
import { containerProblems } from "./container-problems.ts";
import { numberOfText, shareOfText } from "./numbers.ts";
import { portProblems } from "./port-problems.ts";

/** A key of problemWords, and what is put into it. */
export interface Problem {
  readonly key: ProblemKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

export type ProblemKey =
  | "absolutePath"
  | "appProtocolNeedsName"
  | "between"
  | "chooseOne"
  | "cpuAboveTask"
  | "dependencyEssential"
  | "dependencyUnchecked"
  | "family"
  | "healthCommand"
  | "image"
  | "imageRequired"
  | "logOptionRequired"
  | "memoryAboveTask"
  | "memoryLeast"
  | "name"
  | "needsExecutionRole"
  | "notANumber"
  | "oneEssential"
  | "port"
  | "portName"
  | "portTwice"
  | "required"
  | "reservationAboveLimit"
  | "size"
  | "softAboveHard"
  | "twice"
  | "words";

/** In the order of the form, so that the first is the first that a visitor meets. */
export type Problems = ReadonlyMap<string, Problem>;
export type Report = (path: string, key: ProblemKey, values?: Problem["values"]) => void;

/** `registryHost`: by which Muelle's own registry is named in images, "localhost:4566". */
export function problemsOf(draft: DefinitionDraft, registryHost: string): Problems {
  const problems = new Map<string, Problem>();
  const report: Report = (path, key, values) => {
    if (!problems.has(path)) problems.set(path, { key, values });
  };
  if (!isName(draft.family.trim())) report("family", "family");
  if (draft.isFargate && !isFargateSize(Number(draft.cpu), Number(draft.memory))) report("memory", "size");
  executionRole(draft, registryHost, report);
  for (const container of draft.containers) containerProblems(draft, container, report);
  shares(draft, report);
  portProblems(draft, report);
  storage(draft, report);
  return problems;
}

export const hasProblems = (problems: Problems, prefix: string): boolean =>
  [...problems.keys()].some((path) => path === prefix || path.startsWith(`${prefix}.`));

function executionRole(draft: DefinitionDraft, registryHost: string, report: Report): void {
  if (!draft.isFargate || draft.executionRole !== "") return;
  const needs = draft.containers.some(({ hasLogs, image }) => hasLogs || isEcrImage(image.trim(), registryHost));
  if (needs) report("executionRole", "needsExecutionRole");
}

/** The containers' shares of CPU together. */
function shares({ cpu, containers }: DefinitionDraft, report: Report): void {
  if (cpu === "" || !containers.some(({ isEssential }) => isEssential)) {
    if (cpu !== "") report(`containers.${containers[0]?.id}.essential`, "oneEssential");
    return;
  }
  const total = containers.reduce((sum, container) => sum + (shareOfText(container.cpu) || 0), 0);
  const last = containers.findLast((container) => container.cpu.trim() !== "");
  if (last && total > Number(cpu)) report(`containers.${last.id}.cpu`, "cpuAboveTask", { total: total / 1024 });
}

function storage({ ephemeralStorage, volumes, mounts, volumesFrom }: DefinitionDraft, report: Report): void {
  const size = numberOfText(ephemeralStorage);
  if (size !== undefined && !(size >= 21 && size <= 200)) report("ephemeralStorage", "between", { from: 21, to: 200 });
  const names = volumes.map(({ name }) => name.trim());
  for (const [index, name] of names.entries()) {
    if (!isName(name)) report(`volumes.${index}.name`, "name");
    else if (names.indexOf(name) < index) report(`volumes.${index}.name`, "twice", { name });
  }
  for (const [index, { container, volume, path }] of mounts.entries()) {
    if (container === undefined) report(`mounts.${index}.container`, "chooseOne");
    if (!names.includes(volume)) report(`mounts.${index}.volume`, "chooseOne");
    if (!path.trim().startsWith("/")) report(`mounts.${index}.path`, "absolutePath");
    const before = mounts.findIndex((mount) => mount.container === container && mount.path === path);
    if (before < index) report(`mounts.${index}.path`, "twice", { name: path });
  }
  for (const [index, { container, source }] of volumesFrom.entries()) {
    if (container === undefined) report(`volumesFrom.${index}.container`, "chooseOne");
    if (source === undefined || source === container) report(`volumesFrom.${index}.source`, "chooseOne");
  }
}
