import assert from "node:assert/strict";
import { test } from "node:test";
import { containerOf, type DockerContainer } from "./container.ts";

const never = "0001-01-01T00:00:00Z";
const at = (second: number) => `2026-01-02T03:04:0${second}.5Z`;

function docker(State: Partial<DockerContainer["State"]>): DockerContainer {
  const base = {
    Status: "created",
    Pid: 0,
    ExitCode: 0,
    OOMKilled: false,
    Error: "",
    StartedAt: never,
    FinishedAt: never,
  };
  return {
    Id: "abc",
    Name: "/web",
    Created: at(0),
    Image: "sha256:1",
    Config: { Labels: null },
    State: { ...base, ...State },
  };
}

test("created: no exit code, whatever Docker writes there", () => {
  const container = containerOf(docker({ ExitCode: 127, Error: "no such file" }));
  assert.deepEqual([container.state, container.exitCode, container.error], ["created", undefined, "no such file"]);
  assert.deepEqual([container.name, container.startedAtMs, container.finishedAtMs], ["web", undefined, undefined]);
});

test("running: a process and its namespace; a paused one runs", () => {
  for (const Status of ["running", "paused"]) {
    const container = containerOf(docker({ Status, Pid: 7, StartedAt: at(1), FinishedAt: at(0) }));
    assert.deepEqual([container.state, container.pid, container.networkNamespace], ["running", 7, "/proc/7/ns/net"]);
    assert.equal(container.finishedAtMs, undefined);
  }
});

test("exited: with its code; one that is being removed is what it was", () => {
  for (const Status of ["exited", "dead", "removing"]) {
    const container = containerOf(docker({ Status, ExitCode: 3, StartedAt: at(1), FinishedAt: at(2) }));
    assert.deepEqual([container.state, container.exitCode, container.pid], ["exited", 3, undefined]);
    assert.deepEqual([container.startedAtMs, container.finishedAtMs], [Date.parse(at(1)), Date.parse(at(2))]);
  }
  assert.equal(containerOf(docker({ Status: "removing" })).state, "created");
});

test("a short life does not end before it begins", () => {
  const { startedAtMs, finishedAtMs } = containerOf(docker({ Status: "exited", StartedAt: at(3), FinishedAt: at(2) }));
  assert.deepEqual([startedAtMs, finishedAtMs], [Date.parse(at(2)), Date.parse(at(2))]);
});

test("health is Docker's, and none where there is no check", () => {
  const health = (Status: string) => containerOf(docker({ Health: { Status } })).health;
  assert.deepEqual(["starting", "healthy", "unhealthy", "none"].map(health), [
    "starting",
    "healthy",
    "unhealthy",
    "none",
  ]);
  assert.equal(containerOf(docker({})).health, "none");
});
