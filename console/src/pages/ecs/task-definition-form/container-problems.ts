// What is wrong with one container of a draft. Bounds as ECS has them:
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
import { isName } from "../../../../../src/model/ecs/names.ts";
import { type ContainerDraft, type DefinitionDraft, logValueOf } from "./draft.ts";
import { numberOfText, shareOfText } from "./numbers.ts";
import type { Report } from "./problems.ts";
import { wordsOfText } from "./words-of-command.ts";

type Check = (container: ContainerDraft, report: Report, draft: DefinitionDraft) => void;

export function containerProblems(draft: DefinitionDraft, container: ContainerDraft, report: Report): void {
  const own: Report = (path, key, values) => report(`containers.${container.id}.${path}`, key, values);
  for (const check of checks) check(container, own, draft);
}

const details: Check = ({ id, name, image }, report, { containers }) => {
  const trimmed = name.trim();
  const first = containers.find((other) => other.name.trim() === trimmed);
  if (!isName(trimmed)) report("name", "name");
  else if (first && first.id !== id) report("name", "twice", { name: trimmed });
  if (image.trim() === "") report("image", "imageRequired");
  else if (!/^[a-zA-Z0-9._\-/:@#]{1,1024}$/.test(image.trim())) report("image", "image");
};

/** ECS takes 6 MiB at least. */
const leastMib = 6;

const limits: Check = (container, report, draft) => {
  const memory = shareOfText(container.memory);
  const reservation = shareOfText(container.memoryReservation);
  if (Number.isNaN(shareOfText(container.cpu))) report("cpu", "notANumber");
  for (const [path, value] of [
    ["memory", memory],
    ["memoryReservation", reservation],
  ] as const) {
    if (Number.isNaN(value)) report(path, "notANumber");
    else if (value !== undefined && value < leastMib) report(path, "memoryLeast");
    else if (value !== undefined && draft.memory !== "" && value > Number(draft.memory))
      report(path, "memoryAboveTask", { task: Number(draft.memory) / 1024 });
  }
  if (memory !== undefined && reservation !== undefined && reservation > memory)
    report("memoryReservation", "reservationAboveLimit");
};

const environment: Check = ({ environment: rows, labels }, report) => {
  for (const [index, { name, value }] of rows.entries())
    if (name === "" && value !== "") report(`environment.${index}.name`, "required");
  for (const [index, { name, value }] of labels.entries()) {
    if (name === "" && value !== "") report(`labels.${index}.name`, "required");
    else if (name !== "" && labels.findIndex((label) => label.name === name) < index)
      report(`labels.${index}.name`, "twice", { name });
  }
};

const requiredLogOptions = ["awslogs-group", "awslogs-region", "awslogs-stream-prefix"];

const logs: Check = ({ hasLogs, logOptions }, report, { family }) => {
  if (!hasLogs) return;
  for (const [index, option] of logOptions.entries()) {
    const isFamilyMissing = option.value === undefined && family.trim() === "";
    if (requiredLogOptions.includes(option.name) && !isFamilyMissing && logValueOf(family.trim(), option) === "")
      report(`logOptions.${index}.value`, "required");
    if (logOptions.findIndex(({ name }) => name === option.name) < index)
      report(`logOptions.${index}.name`, "twice", { name: option.name });
  }
  const missing = requiredLogOptions.find((name) => !logOptions.some((option) => option.name === name));
  if (missing !== undefined) report("logOptions", "logOptionRequired", { name: missing });
};

const seconds: readonly (readonly ["interval" | "timeout" | "startPeriod" | "retries", number, number])[] = [
  ["interval", 5, 300],
  ["timeout", 2, 60],
  ["startPeriod", 0, 300],
  ["retries", 1, 10],
];

const isOutside = (text: string, from: number, to: number): boolean => {
  const value = numberOfText(text);
  return value !== undefined && !(value >= from && value <= to);
};

const health: Check = ({ health: check }, report) => {
  const [form, ...rest] = wordsOfText(check.command) ?? [""];
  if (form === undefined) return;
  if ((form !== "CMD" && form !== "CMD-SHELL") || !rest[0]) report("health.command", "healthCommand");
  for (const [name, from, to] of seconds)
    if (isOutside(check[name], from, to)) report(`health.${name}`, "between", { from, to });
};

const dependencies: Check = ({ id, dependencies: rows }, report, { containers }) => {
  for (const [index, { on, condition }] of rows.entries()) {
    const target = containers.find((container) => container.id === on);
    const path = `dependencies.${index}`;
    if (!target || on === id) report(`${path}.on`, "chooseOne");
    else if ((condition === "SUCCESS" || condition === "COMPLETE") && target.isEssential)
      report(`${path}.condition`, "dependencyEssential", { name: target.name });
    else if (condition === "HEALTHY" && target.health.command.trim() === "")
      report(`${path}.condition`, "dependencyUnchecked", { name: target.name });
  }
};

const timeouts: Check = ({ startTimeout, stopTimeout }, report) => {
  if (isOutside(startTimeout, 2, 120)) report("startTimeout", "between", { from: 2, to: 120 });
  if (isOutside(stopTimeout, 2, 120)) report("stopTimeout", "between", { from: 2, to: 120 });
};

const docker: Check = ({ command, entryPoint, ulimits }, report) => {
  if (!wordsOfText(command)) report("command", "words");
  if (!wordsOfText(entryPoint)) report("entryPoint", "words");
  for (const [index, { name, soft, hard }] of ulimits.entries()) {
    const [low, high] = [numberOfText(soft), numberOfText(hard)];
    if (ulimits.findIndex((other) => other.name === name) < index) report(`ulimits.${index}.name`, "twice", { name });
    if (low === undefined || Number.isNaN(low)) report(`ulimits.${index}.soft`, "notANumber");
    if (high === undefined || Number.isNaN(high)) report(`ulimits.${index}.hard`, "notANumber");
    else if (low !== undefined && low > high) report(`ulimits.${index}.soft`, "softAboveHard");
  }
};

const checks: readonly Check[] = [details, limits, environment, logs, health, dependencies, timeouts, docker];
