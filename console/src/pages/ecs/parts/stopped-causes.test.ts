// Stopped tasks as AWS and Muelle word them, and what the console makes of each.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Task } from "@aws-sdk/client-ecs";
import { explainStop } from "./stopped-causes.ts";
import { stoppedFixes } from "./stopped-fixes.ts";
import { type StoppedCause, stoppedCauses } from "./stopped-words.ts";

const causesOf = (task: Task) => explainStop(task).map(({ cause }) => cause);

const byReason: Readonly<Record<string, StoppedCause>> = {
  "CannotPullContainerError: failed to resolve ref hola:2: hola:2: not found (no such tag)": "pullNotFound",
  "CannotPullContainerError: pull access denied for hola, repository does not exist or may require authorization (x)":
    "pullDenied",
  "CannotPullContainerError: pull access denied for a/b:1: AccessDeniedException: arn:aws:iam::0:role/r is not authorized to perform: ecr:BatchGetImage":
    "pullNotAllowed",
  "CannotPullContainerError: image a cannot run on this machine: it is for arm64": "pullWrongPlatform",
  "CannotPullContainerError: ref pull has been retried 5 time(s): dial tcp 1.2.3.4:443: i/o timeout": "pullNoNetwork",
  "CannotPullContainerError: toomanyrequests: You have reached your pull rate limit": "pullRateLimit",
  "CannotPullContainerError: write /layer: no space left on device": "pullNoSpace",
  "CannotPullContainerError: unexpected EOF": "pullOther",
  "OutOfMemoryError: Container killed due to memory usage": "outOfMemory",
  "ECS was unable to assume the role 'arn:aws:iam::000000000000:role/x' that was provided for this task.":
    "roleNotAssumed",
  "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1":
    "logGroupMissing",
  "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: r is not authorized to perform: logs:CreateLogStream : exit status 1":
    "logNotAllowed",
  "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed":
    "secretNotRead",
  "ResourceInitializationError: the task definition's runtimePlatform.cpuArchitecture is ARM64, and this machine runs X86_64 only":
    "wrongArchitecture",
  "ResourceInitializationError: unable to create a network interface: no free address": "networkNotReady",
  "ResourceInitializationError: disk is gone": "notInitialised",
  'CannotStartContainerError: exec: "nginy": executable file not found in $PATH': "commandNotFound",
  'CannotStartContainerError: exec "/start.sh": permission denied': "commandNotExecutable",
  "CannotCreateContainerError: invalid mount": "notStarted",
  "dependency db did not become HEALTHY": "dependencyFailed",
  "DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s": "engineTimeout",
  "ResourceInitializationError: the task's network namespace was removed from outside": "networkNotReady",
  "DockerStateError: the container was removed from outside": "removedOutside",
  "Task failed container health checks": "unhealthy",
  "Task failed ELB health checks in (target-group x)": "unhealthy",
  "Scaling activity initiated by (deployment ecs-svc/1234567890123456789)": "scaled",
  "Task stopped by user": "userStopped",
};

for (const [stoppedReason, cause] of Object.entries(byReason))
  test(`${cause}: ${stoppedReason.slice(0, 70)}`, () => assert.deepEqual(causesOf({ stoppedReason }), [cause]));

test("A running task has nothing to explain", () => {
  assert.deepEqual(causesOf({ lastStatus: "RUNNING", containers: [{ name: "web" }] }), []);
});

test("The container that failed says more than the essential container's end, and comes first", () => {
  const task: Task = {
    stopCode: "EssentialContainerExited",
    stoppedReason: "Essential container in task exited",
    containers: [{ name: "web", exitCode: 1 }],
  };
  assert.deepEqual(causesOf(task), ["exit1", "essentialExited"]);
  assert.equal(explainStop(task)[0]?.values.container, "web");
});

test("Out of memory is told by the container's reason, and its 137 is not told twice", () => {
  const reason = "OutOfMemoryError: Container killed due to memory usage";
  const task: Task = {
    stopCode: "EssentialContainerExited",
    stoppedReason: "Essential container in task exited",
    containers: [{ name: "web", exitCode: 137, reason }],
  };
  assert.deepEqual(causesOf(task), ["outOfMemory", "essentialExited"]);
});

test("Each exit code has its explanation", () => {
  const cases = {
    0: "exit0",
    1: "exit1",
    126: "exit126",
    127: "exit127",
    134: "exit134",
    137: "exit137",
    139: "exit139",
    143: "exit143",
    3: "exitOther",
    130: "exitSignal",
  };
  for (const [code, cause] of Object.entries(cases)) {
    const containers = [{ name: "web", exitCode: Number(code) }];
    assert.equal(causesOf({ stopCode: "EssentialContainerExited", containers })[0], cause, code);
  }
});

test("A task that was asked to stop is no failure; one that had to be killed says so", () => {
  const stop = (exitCode: number) =>
    explainStop({ stopCode: "UserInitiated", stoppedReason: "Task stopped by user", containers: [{ exitCode }] });
  assert.deepEqual(
    stop(143).map(({ cause }) => cause),
    ["userStopped"],
  );
  assert.deepEqual(
    stop(137).map(({ cause }) => cause),
    ["userStopped", "exit137Asked"],
  );
  assert.ok([...stop(0), ...stop(137)].every(({ isFailure }) => !isFailure));
  assert.ok(stop(1).some(({ isFailure }) => isFailure));
});

test("A reason that nobody knows is explained by its stop code", () => {
  assert.deepEqual(causesOf({ stopCode: "TaskFailedToStart", stoppedReason: "Something new" }), ["failedToStart"]);
  assert.deepEqual(causesOf({ stopCode: "TerminationNotice", stoppedReason: "Something new" }), ["platformUpdate"]);
});

test("Every cause has what to do, in both languages", () => {
  for (const language of ["en", "es"] as const)
    assert.deepEqual(Object.keys(stoppedFixes[language]).sort(), Object.keys(stoppedCauses[language]).sort());
});
