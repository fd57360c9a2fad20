// From the port's ContainerSpec to the body of Docker's `POST /containers/create`. Pure; every field is translated here.
import type { ContainerSpec, HealthCheck, Limits, Mount } from "../engine.ts";

const nanosPerMs = 1_000_000;

/** The JSON body; fields that the specification leaves out are left out, so that the image's or Docker's defaults hold. */
export function createBody(spec: ContainerSpec): Record<string, unknown> {
  return {
    Image: spec.image,
    Labels: spec.labels,
    Entrypoint: spec.entryPoint,
    Cmd: spec.command,
    Env: spec.environment && Object.entries(spec.environment).map(([name, value]) => `${name}=${value}`),
    User: spec.user,
    WorkingDir: spec.workingDirectory,
    Hostname: spec.hostname,
    OpenStdin: spec.interactive,
    Tty: spec.pseudoTerminal,
    StopSignal: spec.stopSignal,
    Healthcheck: spec.healthCheck && healthCheck(spec.healthCheck),
    HostConfig: hostConfig(spec),
  };
}

function hostConfig(spec: ContainerSpec): Record<string, unknown> {
  return {
    NetworkMode: spec.network.kind === "container" ? `container:${spec.network.id}` : spec.network.kind,
    ExtraHosts: spec.extraHosts?.map(({ hostname, ipAddress }) => `${hostname}:${ipAddress}`),
    Dns: spec.dnsServers,
    DnsSearch: spec.dnsSearch,
    Ulimits: spec.ulimits?.map(({ name, soft, hard }) => ({ Name: name, Soft: soft, Hard: hard })),
    VolumesFrom: spec.volumesFrom?.map(({ id, readOnly }) => `${id}:${readOnly ? "ro" : "rw"}`),
    ReadonlyRootfs: spec.readOnlyRoot,
    Privileged: spec.privileged,
    Init: spec.init,
    CapAdd: spec.capabilities?.add,
    CapDrop: spec.capabilities?.drop,
    Sysctls: spec.sysctls,
    SecurityOpt: spec.securityOptions,
    Tmpfs: spec.tmpfs && Object.fromEntries(spec.tmpfs.map(tmpfs)),
    Devices: spec.devices?.map(({ hostPath, containerPath, permissions }) => ({
      PathOnHost: hostPath,
      PathInContainer: containerPath,
      CgroupPermissions: permissions,
    })),
    ShmSize: spec.sharedMemoryBytes,
    LogConfig: logConfig(spec.keepLogs ?? true),
    ...limits(spec.limits ?? {}),
    ...mounts(spec),
  };
}

/**
 * Docker's own file, bounded: a container that prints for weeks must not fill the disk. Large, because at each change of
 * files Docker 20.10 drops what a reader has not read yet: a burst must fit into one (100 MB are about 700,000 short lines).
 */
function logConfig(keep: boolean): Record<string, unknown> {
  return keep ? { Type: "json-file", Config: { "max-size": "100m", "max-file": "2" } } : { Type: "none" };
}

function limits(limits: Limits): Record<string, unknown> {
  return {
    CpuShares: limits.cpuShares,
    NanoCpus: limits.cpuMillis === undefined ? undefined : limits.cpuMillis * nanosPerMs,
    Memory: limits.memoryBytes,
    MemoryReservation: limits.memoryReservationBytes,
    MemorySwap: limits.memorySwapBytes,
    PidsLimit: limits.pids,
  };
}

function healthCheck(check: HealthCheck): Record<string, unknown> {
  return {
    Test: check.command,
    Interval: check.intervalMs * nanosPerMs,
    Timeout: check.timeoutMs * nanosPerMs,
    StartPeriod: check.startPeriodMs * nanosPerMs,
    Retries: check.retries,
  };
}

type Tmpfs = NonNullable<ContainerSpec["tmpfs"]>[number];

function tmpfs({ path, sizeBytes, options }: Tmpfs): [string, string] {
  return [path, [...(sizeBytes === undefined ? [] : [`size=${sizeBytes}`]), ...(options ?? [])].join(",")];
}

/**
 * Docker makes a missing host directory for `Binds` (as ECS promises for `sourcePath`), but not for `Mounts`, which are
 * the only way to write a path with a colon.
 */
function mounts({ mounts = [], labels }: ContainerSpec): Record<string, unknown> {
  const short = mounts.filter(isBind).filter((bind) => !`${bind.hostPath}${bind.path}`.includes(":"));
  const long = mounts.filter((mount) => !short.some((bind) => bind === mount));
  return {
    Binds: short.map(({ hostPath, path, readOnly }) => `${hostPath}:${path}:${readOnly ? "ro" : "rw"}`),
    Mounts: long.map((mount) => longMount(mount, labels)),
  };
}

type Bind = Extract<Mount, { kind: "bind" }>;

function isBind(mount: Mount): mount is Bind {
  return mount.kind === "bind";
}

function longMount(mount: Mount, labels: ContainerSpec["labels"]): Record<string, unknown> {
  const { path: Target, readOnly: ReadOnly } = mount;
  if (mount.kind === "bind") return { Type: "bind", Source: mount.hostPath, Target, ReadOnly };
  // A volume that nobody ensured is made now: with the container's labels, so that it can be found again.
  return { Type: "volume", Source: mount.volume, Target, ReadOnly, VolumeOptions: { Labels: labels } };
}
