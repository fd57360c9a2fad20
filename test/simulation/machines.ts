// The world's machines as one life of the control plane sees them: through its fence.
import type { Engine } from "../../src/engine/engine.ts";
import { isKind } from "../../src/kit/machine-error.ts";
import type { NetworkPlane } from "../../src/network/network.ts";
import { simulatedPlane } from "../../src/network/simulated/plane.ts";
import type { LogArchive } from "../../src/store/log-archive/log-archive.ts";
import type { Fence } from "./fence.ts";
import { instance, publicPool, type World } from "./world.ts";

export function fencedEngine(world: World, fence: Fence): Engine {
  const { engine, fates } = world;
  return {
    info: () => fence.call("info", () => engine.info()),
    pull: (reference, options) => fence.call("pull", () => engine.pull(reference, options)),
    image: (reference) => fence.call("image", () => engine.image(reference)),
    create: (spec) =>
      fence.call("create", async () => {
        const id = await engine.create(spec);
        world.made(spec.labels, id);
        return id;
      }),
    start: (id) =>
      fence.call("start", async () => {
        await engine.start(id);
        if (fence.isDead) world.startedLate.add(id);
      }),
    stop: (id, options) => fence.call("stop", () => engine.stop(id, options)),
    remove: (id) =>
      fence.call("remove", async () => {
        await world.keepOutput(id);
        await engine.remove(id);
        world.namespaceEnded(id);
      }),
    inspect: (id) => fence.call("inspect", () => engine.inspect(id)),
    list: (labels) => fence.call("list", () => engine.list(labels)),
    logs: (id, options, onLine) =>
      fence.stream("logs", options.signal, (signal) => engine.logs(id, { ...options, signal }, fence.heard(onLine))),
    watch: (labels, onEvent, options) =>
      fence.stream("watch", options.signal, (signal) => {
        const heard = fence.heard(onEvent);
        const onReady = fence.heard(options.onReady);
        return engine.watch(labels, (event) => void (fates.losesEvent() || heard(event)), { signal, onReady });
      }),
    stats: (id) => fence.call("stats", () => engine.stats(id)),
    ensureVolume: (name, labels) => fence.call("ensureVolume", () => engine.ensureVolume(name, labels)),
    removeVolume: (name) => fence.call("removeVolume", () => engine.removeVolume(name)),
    listVolumes: (labels) => fence.call("listVolumes", () => engine.listVolumes(labels)),
  };
}

/** Every process opens a plane of its own on the machine's network. */
export function fencedPlane(world: World, fence: Fence): NetworkPlane {
  const plane = simulatedPlane({ instance, publicPool, doors: [] }, world.machine);
  const call = <T>(operation: string, work: () => Promise<T>): Promise<T> =>
    fence.call(operation, work).catch((thrown: unknown) => {
      if (isKind(thrown, "conflict") || isKind(thrown, "invalid"))
        world.problem(`the network refused ${operation}: ${String(thrown)}`);
      throw thrown;
    });
  return {
    open: () => plane.open(),
    ensureVpc: (vpc) => call("ensureVpc", () => plane.ensureVpc(vpc)),
    vpcs: () => call("vpcs", () => plane.vpcs()),
    removeVpc: (vpcId) => fence.call("removeVpc", () => plane.removeVpc(vpcId)),
    attach: (nic, namespace) => call("attach", () => plane.attach(nic, namespace)),
    detach: (interfaceId) => call("detach", () => plane.detach(interfaceId)),
    setFirewalls: (firewalls) => call("setFirewalls", () => plane.setFirewalls(firewalls)),
    list: () => call("list", () => plane.list()),
    close: () => plane.close(),
    removeAll: () => plane.removeAll(),
  };
}

/** The agent appends and reads streams; nothing else of the archive is used here. */
export function fencedArchive({ archive }: World, fence: Fence): LogArchive {
  return Object.assign(Object.create(archive) as LogArchive, {
    append: (...told: Parameters<LogArchive["append"]>) => fence.call("append", () => archive.append(...told)),
    readStream: (...asked: Parameters<LogArchive["readStream"]>) =>
      fence.call("readStream", () => archive.readStream(...asked)),
    deleteStream: (streamId: string) => fence.call("deleteStream", () => archive.deleteStream(streamId)),
  });
}
