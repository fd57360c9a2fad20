// How a machine's failure reads to users of ECS: stopped reasons in AWS's form, `TypeOfError: what happened`.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
import { asError } from "../kit/assert.ts";
import { isKind } from "../kit/machine-error.ts";

/** Ends a task before it ran, with the reason that its owner reads. */
export class TaskFailure extends Error {
  override readonly name = "TaskFailure";
  /** The container that it is about, if it is about one. */
  readonly container?: string;

  constructor(reason: string, container?: string) {
    super(reason);
    this.container = container;
  }
}

/** The machine did not answer: the same may succeed in a moment, and is safe to try again. */
export const mayPass = (thrown: unknown): boolean => isKind(thrown, "unavailable") || isKind(thrown, "time-out");

export function pullFailure(image: string, thrown: unknown): string {
  const { message } = asError(thrown);
  if (isKind(thrown, "not-found"))
    return `CannotPullContainerError: failed to resolve ref ${image}: not found (${message})`;
  if (isKind(thrown, "denied"))
    return `CannotPullContainerError: pull access denied for ${image}, repository does not exist or may require authorization (${message})`;
  if (isKind(thrown, "invalid"))
    return `CannotPullContainerError: image ${image} cannot run on this machine: ${message}`;
  return `CannotPullContainerError: ${message}`;
}

export const createFailure = (thrown: unknown): string => `CannotCreateContainerError: ${asError(thrown).message}`;

export const startFailure = (thrown: unknown): string => `CannotStartContainerError: ${asError(thrown).message}`;

export const networkFailure = (thrown: unknown): string =>
  `ResourceInitializationError: failed to configure the task's network interface: ${asError(thrown).message}`;

export const platformFailure = (stated: string, offered: readonly string[]): string =>
  `ResourceInitializationError: the task definition's runtimePlatform.cpuArchitecture is ${stated}, and this machine runs ${offered.join(" and ")} only: register it with that architecture and an image built for it, or run it on an ${stated} machine`;

export const assumeFailure = (roleArn: string): string =>
  `ECS was unable to assume the role '${roleArn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;
