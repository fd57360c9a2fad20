import assert from "node:assert/strict";
import { test } from "node:test";
import type { ContainerSpec } from "../engine.ts";
import { createBody } from "./specification.ts";

const least: ContainerSpec = { name: "n", image: "i", labels: { muelle: "1" }, network: { kind: "none" } };
/** As it goes over the wire: without what is undefined. */
const body = (spec: Partial<ContainerSpec>) => JSON.parse(JSON.stringify(createBody({ ...least, ...spec }))) as unknown;

test("what is not specified is left to the image and to Docker, but for bounded logs", () => {
  assert.deepEqual(body({}), {
    Image: "i",
    Labels: { muelle: "1" },
    HostConfig: {
      NetworkMode: "none",
      LogConfig: { Type: "json-file", Config: { "max-size": "100m", "max-file": "2" } },
      Binds: [],
      Mounts: [],
    },
  });
});

const full: ContainerSpec = {
  ...least,
  entryPoint: ["/e"],
  command: ["c", "d"],
  environment: { A: "1", B: "x=y" },
  user: "1000:1000",
  workingDirectory: "/w",
  network: { kind: "container", id: "abc" },
  hostname: "h",
  extraHosts: [{ hostname: "peer", ipAddress: "10.0.0.9" }],
  dnsServers: ["10.0.0.2"],
  dnsSearch: ["example"],
  limits: { cpuShares: 256, cpuMillis: 250, memoryBytes: 1, memoryReservationBytes: 2, memorySwapBytes: 3, pids: 4 },
  ulimits: [{ name: "nofile", soft: 5, hard: 6 }],
  volumesFrom: [
    { id: "v", readOnly: true },
    { id: "w", readOnly: false },
  ],
  readOnlyRoot: true,
  privileged: true,
  init: true,
  capabilities: { add: ["NET_ADMIN"], drop: ["CHOWN"] },
  sysctls: { "net.core.somaxconn": "7" },
  securityOptions: ["no-new-privileges"],
  interactive: true,
  pseudoTerminal: true,
  tmpfs: [{ path: "/t", sizeBytes: 8, options: ["noexec"] }, { path: "/u" }],
  devices: [{ hostPath: "/dev/null", containerPath: "/dev/x", permissions: "rw" }],
  sharedMemoryBytes: 9,
  healthCheck: { command: ["CMD-SHELL", "true"], intervalMs: 10, timeoutMs: 11, startPeriodMs: 12, retries: 13 },
  stopSignal: "SIGINT",
  keepLogs: false,
};

test("every field has its place in Docker's words", () => {
  assert.deepEqual(body(full), {
    Image: "i",
    Labels: { muelle: "1" },
    Entrypoint: ["/e"],
    Cmd: ["c", "d"],
    Env: ["A=1", "B=x=y"],
    User: "1000:1000",
    WorkingDir: "/w",
    Hostname: "h",
    OpenStdin: true,
    Tty: true,
    StopSignal: "SIGINT",
    Healthcheck: { Test: ["CMD-SHELL", "true"], Interval: 10e6, Timeout: 11e6, StartPeriod: 12e6, Retries: 13 },
    HostConfig: {
      NetworkMode: "container:abc",
      ExtraHosts: ["peer:10.0.0.9"],
      Dns: ["10.0.0.2"],
      DnsSearch: ["example"],
      Ulimits: [{ Name: "nofile", Soft: 5, Hard: 6 }],
      VolumesFrom: ["v:ro", "w:rw"],
      ReadonlyRootfs: true,
      Privileged: true,
      Init: true,
      CapAdd: ["NET_ADMIN"],
      CapDrop: ["CHOWN"],
      Sysctls: { "net.core.somaxconn": "7" },
      SecurityOpt: ["no-new-privileges"],
      Tmpfs: { "/t": "size=8,noexec", "/u": "" },
      Devices: [{ PathOnHost: "/dev/null", PathInContainer: "/dev/x", CgroupPermissions: "rw" }],
      ShmSize: 9,
      LogConfig: { Type: "none" },
      CpuShares: 256,
      NanoCpus: 250e6,
      Memory: 1,
      MemoryReservation: 2,
      MemorySwap: 3,
      PidsLimit: 4,
      Binds: [],
      Mounts: [],
    },
  });
});

test("a bind that Docker may make is short, one with a colon is long, a volume brings its labels", () => {
  const { HostConfig } = body({
    mounts: [
      { kind: "bind", hostPath: "/a", path: "/b", readOnly: true },
      { kind: "bind", hostPath: "/c:d", path: "/e", readOnly: false },
      { kind: "volume", volume: "v", path: "/f", readOnly: false },
    ],
  }) as { HostConfig: { Binds: unknown; Mounts: unknown } };
  assert.deepEqual(HostConfig.Binds, ["/a:/b:ro"]);
  assert.deepEqual(HostConfig.Mounts, [
    { Type: "bind", Source: "/c:d", Target: "/e", ReadOnly: false },
    { Type: "volume", Source: "v", Target: "/f", ReadOnly: false, VolumeOptions: { Labels: { muelle: "1" } } },
  ]);
});
