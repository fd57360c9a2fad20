// Why a task has ended, recognised from AWS's own words: stopped reasons, stop codes, and exit codes of containers. One table.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
import type { Container, Task } from "@aws-sdk/client-ecs";
import type { StoppedCause } from "./stopped-words.ts";

/** Where the fix begins. */
export type FixPlace = "logs" | "new-revision" | "repository" | "roles" | "events" | "run-again";

export interface StoppedFinding {
  readonly cause: StoppedCause;
  /** Something is wrong; false: it ended as it was asked to. */
  readonly isFailure: boolean;
  readonly place?: FixPlace;
  /** The container that it is about. */
  readonly container?: string;
  /** For {code} and {signal} in the words. */
  readonly values: { readonly container: string; readonly code: number; readonly signal: number };
}

interface Rule {
  readonly when: RegExp;
  readonly cause: StoppedCause;
  readonly place?: FixPlace;
  readonly isNormal?: true;
}

/** The first that matches counts: the special before the general. */
const reasons: readonly Rule[] = [
  { when: /CannotPullContainer.*(toomanyrequests|rate limit)/is, cause: "pullRateLimit", place: "repository" },
  { when: /CannotPullContainer.*(AccessDenied|not authorized to perform)/is, cause: "pullNotAllowed", place: "roles" },
  {
    when: /CannotPullContainer.*(pull access denied|denied:|unauthorized)/is,
    cause: "pullDenied",
    place: "new-revision",
  },
  {
    when: /CannotPullContainer.*(cannot run on this machine|no match for platform|descriptor matching platform|no matching manifest)/is,
    cause: "pullWrongPlatform",
    place: "repository",
  },
  {
    when: /CannotPullContainer.*(timeout|timed out|no such host|connection refused|network is unreachable|request canceled)/is,
    cause: "pullNoNetwork",
  },
  { when: /CannotPullContainer.*no space left/is, cause: "pullNoSpace", place: "new-revision" },
  {
    when: /CannotPullContainer.*(not found|manifest unknown|does not exist)/is,
    cause: "pullNotFound",
    place: "repository",
  },
  { when: /CannotPull(Container|ECRContainer|ImageManifest|RegistryImage)/i, cause: "pullOther", place: "repository" },
  { when: /OutOfMemory(Error)?/i, cause: "outOfMemory", place: "new-revision" },
  { when: /(unable to assume|unable to get the) .*role/is, cause: "roleNotAssumed", place: "roles" },
  {
    when: /ResourceInitialization.*(logger|Cloudwatch log).*(AccessDenied|not authorized)/is,
    cause: "logNotAllowed",
    place: "roles",
  },
  { when: /ResourceInitialization.*(logger|Cloudwatch log)/is, cause: "logGroupMissing", place: "new-revision" },
  { when: /ResourceInitialization.*(secrets?|ssm|parameter)/is, cause: "secretNotRead", place: "roles" },
  { when: /ResourceInitialization.*cpuArchitecture/is, cause: "wrongArchitecture", place: "new-revision" },
  { when: /ResourceInitialization.*network/is, cause: "networkNotReady" },
  { when: /ResourceInitialization/i, cause: "notInitialised" },
  {
    when: /Cannot(Start|Create)Container.*(executable file not found|no such file or directory|exec: )/is,
    cause: "commandNotFound",
    place: "new-revision",
  },
  { when: /Cannot(Start|Create)Container.*permission denied/is, cause: "commandNotExecutable", place: "new-revision" },
  { when: /Cannot(Start|Create)Container.*exec format/is, cause: "wrongArchitecture", place: "new-revision" },
  { when: /Cannot(Start|Create|Inspect)Container/i, cause: "notStarted", place: "new-revision" },
  {
    when: /dependency .* did not become|dependenc(y|ies).*(not|timed out)/is,
    cause: "dependencyFailed",
    place: "logs",
  },
  { when: /ContainerRuntimeTimeout|DockerTimeout|could not transition/i, cause: "engineTimeout" },
  { when: /DockerState|ContainerRuntimeError|removed from outside/i, cause: "removedOutside" },
  { when: /SpotInterruption|Spot (Task )?interrupt|spot capacity/i, cause: "spotInterrupted", isNormal: true },
  { when: /failed (ELB|elastic load balanc\w*|container) health checks/i, cause: "unhealthy", place: "logs" },
  { when: /Scaling activity initiated by/i, cause: "scaled", place: "events", isNormal: true },
  { when: /Task stopped by|stopped by user|user stopped/i, cause: "userStopped", place: "run-again", isNormal: true },
  { when: /Essential container in task exited/i, cause: "essentialExited", place: "logs" },
];

/** When the reason says nothing that is known. */
const codes: Readonly<Record<string, Omit<Rule, "when">>> = {
  TaskFailedToStart: { cause: "failedToStart", place: "logs" },
  EssentialContainerExited: { cause: "essentialExited", place: "logs" },
  UserInitiated: { cause: "userStopped", place: "run-again", isNormal: true },
  ServiceSchedulerInitiated: { cause: "scaled", place: "events", isNormal: true },
  SpotInterruption: { cause: "spotInterrupted", isNormal: true },
  TerminationNotice: { cause: "platformUpdate", isNormal: true },
};

const exits: Readonly<Record<number, { readonly cause: StoppedCause; readonly place: FixPlace }>> = {
  0: { cause: "exit0", place: "new-revision" },
  1: { cause: "exit1", place: "logs" },
  126: { cause: "exit126", place: "new-revision" },
  127: { cause: "exit127", place: "new-revision" },
  134: { cause: "exit134", place: "logs" },
  137: { cause: "exit137", place: "logs" },
  139: { cause: "exit139", place: "logs" },
  143: { cause: "exit143", place: "logs" },
};

/** What is known of a stopped task's end, the most telling first. Empty for a task that nobody asked to stop. */
export function explainStop(task: Task): readonly StoppedFinding[] {
  const { stoppedReason = "", stopCode, containers = [] } = task;
  if (stopCode === undefined && stoppedReason === "") return [];
  const rule = reasons.find(({ when }) => when.test(stoppedReason)) ?? codes[stopCode ?? ""];
  const whole: StoppedFinding[] = rule ? [finding(rule)] : [];
  const wasAsked = rule?.isNormal === true || rule?.cause === "unhealthy";
  const each = containers.flatMap((container) => ofContainer(container, stoppedReason, wasAsked));
  // Failed containers say more than "an essential container has ended".
  const isGeneral = rule?.cause === "essentialExited" || rule?.cause === "failedToStart";
  return isGeneral
    ? [...each.filter(({ isFailure }) => isFailure), ...whole, ...each.filter((one) => !one.isFailure)]
    : [...whole, ...each];
}

function ofContainer(container: Container, stoppedReason: string, wasAsked: boolean): readonly StoppedFinding[] {
  const { reason = "", exitCode } = container;
  const known =
    reason === "" || stoppedReason.includes(reason) ? undefined : reasons.find(({ when }) => when.test(reason));
  if (known) return [finding(known, container)];
  if (exitCode === undefined || stoppedReason.startsWith("CannotStartContainerError")) return [];
  if (wasAsked) {
    if (exitCode === 137) return [finding({ cause: "exit137Asked", place: "new-revision", isNormal: true }, container)];
    if (exitCode === 0 || exitCode === 143) return [];
  }
  const exit = exits[exitCode];
  if (exit) return [finding(exit, container)];
  return [finding({ cause: exitCode > 128 ? "exitSignal" : "exitOther", place: "logs" }, container)];
}

function finding(
  { cause, place, isNormal }: Omit<Rule, "when">,
  { name, exitCode = 0 }: Container = {},
): StoppedFinding {
  return {
    cause,
    isFailure: isNormal !== true,
    place,
    container: name,
    values: { container: name ?? "", code: exitCode, signal: Math.max(0, exitCode - 128) },
  };
}
